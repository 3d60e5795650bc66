package com.syncsketch.sdk.client.internal.util;

import java.util.function.IntPredicate;

/**
 * Checks texts character by character. Without streams, whose classes would be loaded for the first request of a process.
 */
public final class Characters {

    private Characters() {}

    /**
     * Checks whether all characters of a text match.
     *
     * @param text the text
     * @param condition the condition for a character
     * @return true if all match, or if the text is empty
     */
    public static boolean allMatch(String text, IntPredicate condition) {
        for (int i = 0; i < text.length(); i++) {
            if (!condition.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
