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

    /**
     * Returns a text in one line for messages and logs. Server responses and file names may contain characters that start
     * a new line in a log, control a terminal or change the order of the text; they are escaped as in Java source code.
     *
     * @param text the text
     * @return the same text if it contains none of them
     */
    public static String printable(String text) {
        int length = text.length();
        StringBuilder printable = null;
        for (int i = 0; i < length; ) {
            int character = text.codePointAt(i);
            int count = Character.charCount(character);
            if (isUnprintable(character)) {
                if (printable == null) {
                    printable = new StringBuilder(length + 16).append(text, 0, i);
                }
                escape(text, i, i + count, printable);
            } else if (printable != null) {
                printable.append(text, i, i + count);
            }
            i += count;
        }
        return printable == null ? text : printable.toString();
    }

    /** Returns the text of an object, such as a path or an exception, in one line. */
    public static String printable(Object object) {
        return printable(object.toString());
    }

    private static boolean isUnprintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // Joiners are part of words in some languages, and of emoji.
            case Character.FORMAT -> character != '\u200c' && character != '\u200d';
            default -> false;
        };
    }

    private static void escape(String text, int start, int end, StringBuilder target) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> target.append("\\n");
                case '\r' -> target.append("\\r");
                case '\t' -> target.append("\\t");
                default -> target.append(String.format("\\u%04x", (int) c));
            }
        }
    }
}
