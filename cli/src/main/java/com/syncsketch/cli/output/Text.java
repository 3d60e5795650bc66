package com.syncsketch.cli.output;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Removes control characters from text of the service and from file names, for output on a terminal and in lines. */
public final class Text {

    private static final char REPLACEMENT = '\ufffd';

    private Text() {}

    /**
     * Returns a text in one line without characters that control a terminal. White space becomes a space, other control
     * characters, such as the start of an escape sequence or a change of the writing direction, become U+FFFD.
     */
    public static String printable(String text) {
        return mapped(text, (line, c) -> line.append(c == '\t' || c == '\n' || c == '\r' ? ' ' : REPLACEMENT));
    }

    /** Returns a text as a field of a line: a backslash, tabs, line breaks and control characters are escaped. */
    public static String escaped(String text) {
        String start = text.indexOf('\\') < 0 ? text : text.replace("\\", "\\\\");
        return mapped(start, (line, c) -> {
            switch (c) {
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(unicode(c));
            }
        });
    }

    /** Returns the escape sequence of JSON for a character. */
    static String unicode(int c) {
        StringBuilder sequence = new StringBuilder();
        for (char unit : Character.toChars(c)) {
            sequence.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
        return sequence.toString();
    }

    @FunctionalInterface
    private interface Replacement {
        void append(StringBuilder line, int c);
    }

    private static String mapped(String text, Replacement replacement) {
        if (contains(text, Text::isUnsafe)) {
            StringBuilder line = new StringBuilder(text.length() + 16);
            text.codePoints().forEach(c -> {
                if (isUnsafe(c)) {
                    replacement.append(line, c);
                } else {
                    line.appendCodePoint(c);
                }
            });
            return line.toString();
        }
        return text;
    }

    static boolean contains(String text, IntPredicate characters) {
        return text.codePoints().anyMatch(characters);
    }

    /** Returns whether a terminal may interpret a character, or whether it breaks lines or reverses them. */
    static boolean isUnsafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // U+200C and U+200D join the characters of names in some scripts.
            case Character.FORMAT -> c != 0x200c && c != 0x200d && c != 0xad;
            default -> false;
        };
    }

    /** Returns the number of columns of a text on a terminal: characters of East Asian scripts take two. */
    static int width(String text) {
        return text.codePoints().map(Text::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6)
                || (c >= 0x1f300 && c <= 0x1faff)
                || (c >= 0x20000 && c <= 0x3fffd);
        return wide ? 2 : 1;
    }
}
