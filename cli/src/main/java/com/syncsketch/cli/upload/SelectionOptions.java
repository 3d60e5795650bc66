package com.syncsketch.cli.upload;

import com.syncsketch.cli.core.AttachedValue;
import com.syncsketch.sdk.client.upload.ItemMatch;
import com.syncsketch.sdk.client.upload.UploadAllRequestBuilder;
import jakarta.annotation.Nullable;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that determine which files are uploaded. */
final class SelectionOptions {

    /** What an item must have in common with a file to stand for it. */
    enum Existing {
        NAME,
        SIZE
    }

    @Mixin
    private FolderOptions folder = new FolderOptions();

    @Option(
            names = "--skip-existing",
            order = 33,
            arity = "0..1",
            fallbackValue = "NAME",
            preprocessor = AttachedValue.class,
            paramLabel = "name|size",
            description =
                    "Do not upload files for which the review has an item with the same name, or with the same name"
                            + " and size.")
    private @Nullable Existing skipExisting;

    @Option(
            names = "--min-age",
            order = 34,
            paramLabel = "TIME",
            description =
                    "Do not upload files that were changed within this time, such as 60s: they may be incomplete.")
    private @Nullable Duration minAge;

    /** Returns whether an option is set that applies to folders only. */
    boolean isForFolders() {
        return folder.isUsed();
    }

    /** Returns whether an option is set that other routes than parts do not support. */
    boolean isUsed() {
        return isForFolders() || skipExisting != null || minAge != null;
    }

    /** Applies the options to a request. */
    void apply(UploadAllRequestBuilder request, boolean isFolder) {
        if (isFolder) {
            folder.apply(request);
        }
        if (skipExisting != null) {
            request.skipExisting(skipExisting == Existing.NAME ? ItemMatch.NAME : ItemMatch.NAME_AND_SIZE);
        }
        if (minAge != null) {
            request.minimumAge(minAge);
        }
    }
}
