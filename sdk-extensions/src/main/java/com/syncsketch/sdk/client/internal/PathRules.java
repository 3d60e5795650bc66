package com.syncsketch.sdk.client.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Refuses paths that an argument has bent. */
final class PathRules {

    private PathRules() {}

    /**
     * Checks that a path has no segment that is empty, {@code .} or {@code ..} once it is decoded. Servers decode before
     * they route, so an argument such as {@code x/../..} would reach another resource, and an empty one its parent.
     *
     * @param rawPath the path as it is sent
     * @throws IllegalArgumentException if it has such a segment
     */
    static void check(String rawPath) {
        String path = decoded(rawPath);
        List<String> segments = Arrays.asList(path.split("/", -1));
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            boolean edge = i == 0 || i == segments.size() - 1;
            if (segment.equals(".") || segment.equals("..") || (segment.isEmpty() && !edge)) {
                throw new IllegalArgumentException(
                        "An argument makes the path unsafe: a segment is empty, \".\" or \"..\"");
            }
        }
    }

    private static String decoded(String rawPath) {
        // A plus stands for itself in a path, unlike in a form.
        return URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
