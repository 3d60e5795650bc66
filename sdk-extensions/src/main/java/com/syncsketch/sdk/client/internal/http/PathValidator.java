package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.client.internal.util.Texts;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Rejects paths in which an argument would change the resource (path traversal). */
public final class PathValidator {

    private PathValidator() {}

    /**
     * Checks that the decoded path has no segment that is empty, {@code .} or {@code ..}. Servers decode paths before they
     * route them, so an argument such as {@code x/../..} would select another resource, and an empty one the parent.
     *
     * @param rawPath the encoded path
     * @throws IllegalArgumentException if it has such a segment
     */
    public static void check(String rawPath) {
        String path = rawPath.indexOf('%') < 0 ? rawPath : decoded(rawPath);
        int length = path.length();
        int start = 0;
        for (int i = 0; i <= length; i++) {
            if (i == length || path.charAt(i) == '/') {
                boolean edge = start == 0 || i == length;
                if (isUnsafe(path, start, i, edge)) {
                    throw new IllegalArgumentException(
                            "An argument makes the path unsafe: a segment is empty, \".\" or \"..\"");
                }
                start = i + 1;
            }
        }
    }

    /**
     * Returns whether an ID that the service returned can be an argument of a path: it is well-formed text in one line, and
     * {@link #check} accepts it.
     */
    public static boolean isArgument(String id) {
        if (id.isBlank() || !Texts.isWellFormed(id) || !Characters.printable(id).equals(id)) {
            return false;
        }
        for (String segment : id.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnsafe(String path, int start, int end, boolean edge) {
        return switch (end - start) {
            case 0 -> !edge;
            case 1 -> path.charAt(start) == '.';
            case 2 -> path.charAt(start) == '.' && path.charAt(start + 1) == '.';
            default -> false;
        };
    }

    private static String decoded(String rawPath) {
        // Unlike in a form, a plus sign in a path is not a space.
        return URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
