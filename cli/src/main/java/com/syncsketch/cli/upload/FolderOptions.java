package com.syncsketch.cli.upload;

import com.syncsketch.sdk.client.upload.UploadAllRequestBuilder;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that determine which files of a folder are uploaded. */
final class FolderOptions {

    @Option(
            names = {"-r", "--recursive"},
            order = 30,
            description = "Also upload the files of subfolders.")
    private boolean recursive;

    @Option(
            names = "--include",
            order = 31,
            paramLabel = "PATTERN",
            description = "Upload only files of folders that match, such as '*.mov' or 'comp/**'. Repeatable.")
    private List<String> includes = List.of();

    @Option(
            names = "--exclude",
            order = 32,
            paramLabel = "PATTERN",
            description = "Leave out files and subfolders that match. Repeatable.")
    private List<String> excludes = List.of();

    /** Returns whether an option is set. */
    boolean isUsed() {
        return recursive || !includes.isEmpty() || !excludes.isEmpty();
    }

    /**
     * Applies the options to a request for a folder.
     *
     * @throws IllegalArgumentException if a pattern is invalid
     */
    void apply(UploadAllRequestBuilder request) {
        request.recursive(recursive).include(includes.toArray(String[]::new)).exclude(excludes.toArray(String[]::new));
    }
}
