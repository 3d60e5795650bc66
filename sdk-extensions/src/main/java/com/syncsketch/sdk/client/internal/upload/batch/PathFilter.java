package com.syncsketch.sdk.client.internal.upload.batch;

import com.syncsketch.sdk.client.upload.UploadAllRequest;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The patterns of a request for a folder. Paths are relative to the folder. */
final class PathFilter {

    private static final String ANY_FOLDERS = "**/";

    private final List<PathMatcher> includes;
    private final List<PathMatcher> excludes;

    PathFilter(FileSystem fileSystem, UploadAllRequest request) {
        this.includes = matchers(fileSystem, request.getIncludes());
        this.excludes = matchers(fileSystem, request.getExcludes());
    }

    private static List<PathMatcher> matchers(FileSystem fileSystem, List<String> globs) {
        List<PathMatcher> matchers = new ArrayList<>();
        for (String glob : globs) {
            PathMatcher matcher = fileSystem.getPathMatcher("glob:" + glob);
            if (glob.indexOf('/') < 0) {
                matchers.add(path -> matcher.matches(Objects.requireNonNull(path.getFileName())));
                continue;
            }
            matchers.add(matcher);
            // In Java, **/ stands for at least one folder.
            for (String rest = glob; rest.startsWith(ANY_FOLDERS); ) {
                rest = rest.substring(ANY_FOLDERS.length());
                matchers.add(fileSystem.getPathMatcher("glob:" + rest));
            }
        }
        return matchers;
    }

    /** Returns whether a file or a folder is left out. */
    boolean isExcluded(Path relative) {
        return excludes.stream().anyMatch(matcher -> matcher.matches(relative));
    }

    /** Returns whether a file is uploaded. */
    boolean accepts(Path relative) {
        return !isExcluded(relative)
                && (includes.isEmpty() || includes.stream().anyMatch(matcher -> matcher.matches(relative)));
    }
}
