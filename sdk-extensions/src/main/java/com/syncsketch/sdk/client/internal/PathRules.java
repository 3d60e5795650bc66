package com.syncsketch.sdk.client.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

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
        String path = rawPath.indexOf('%') < 0 ? rawPath : decoded(rawPath);
        int start = 0;
        while (true) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            boolean edge = start == 0 || slash < 0;
            if (isUnsafe(path, start, end, edge)) {
                throw new IllegalArgumentException(
                        "An argument makes the path unsafe: a segment is empty, \".\" or \"..\"");
            }
            if (slash < 0) {
                return;
            }
            start = slash + 1;
        }
    }

    private static boolean isUnsafe(String path, int start, int end, boolean edge) {
        return switch (end - start) {
            case 0 -> !edge;
            case 1, 2 -> path.charAt(start) == '.' && path.charAt(end - 1) == '.';
            default -> false;
        };
    }

    private static String decoded(String rawPath) {
        // A plus stands for itself in a path, unlike in a form.
        return URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
