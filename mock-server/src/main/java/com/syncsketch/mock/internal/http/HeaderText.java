package com.syncsketch.mock.internal.http;

import java.util.regex.Pattern;

/** Checks texts that are sent in headers, such as names and keys. */
public final class HeaderText {

    /** Characters that break a header line, or that clients encode differently. */
    private static final Pattern FORBIDDEN = Pattern.compile("[^\\x20-\\x7E]");

    private HeaderText() {}

    /**
     * Checks whether a header can contain a text unchanged.
     *
     * @param text the text
     * @return whether the text has only printable ASCII characters, at least one, and no space at its start or end
     */
    public static boolean isValid(String text) {
        return !text.isBlank()
                && text.equals(text.strip())
                && !FORBIDDEN.matcher(text).find();
    }

    /**
     * Requires that a header can contain a text unchanged.
     *
     * @param name the name of the text in the error message
     * @param text the text
     * @return the text
     * @throws IllegalArgumentException if it cannot
     */
    public static String require(String name, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The " + name + " must not be blank");
        }
        if (!isValid(text)) {
            throw new IllegalArgumentException("The " + name
                    + " must be printable ASCII without spaces at its start and end, because it is sent in a header; check for a line"
                    + " break");
        }
        return text;
    }
}
