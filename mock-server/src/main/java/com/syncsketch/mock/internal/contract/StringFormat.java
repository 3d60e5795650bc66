package com.syncsketch.mock.internal.contract;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** What texts of a schema must look like. */
enum StringFormat {
    /** A date with a time and an offset, as RFC 3339 has them. */
    DATE_TIME("date-time of RFC 3339, such as 2026-03-02T09:15:00Z") {
        @Override
        boolean fits(String text) {
            if (!DateTimes.SHAPE.matcher(text).matches()) {
                return false;
            }
            try {
                OffsetDateTime.parse(text.replace(' ', 'T'));
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }
    },

    /** An absolute address. */
    URI("URI of RFC 3986 with a scheme") {
        @Override
        boolean fits(String text) {
            URI address = address(text);
            return address != null && address.isAbsolute();
        }
    },

    /** An address, absolute or not. */
    URI_REFERENCE("URI reference of RFC 3986") {
        @Override
        boolean fits(String text) {
            return address(text) != null;
        }
    },

    /** A format that describes what a text means, and leaves it to others to check. */
    ANY("text") {
        @Override
        boolean fits(String text) {
            return true;
        }
    };

    private final String words;

    StringFormat(String words) {
        this.words = words;
    }

    /** Tells whether a text is of this format. */
    abstract boolean fits(String text);

    /**
     * Finds a format.
     *
     * @param name its name in a schema
     * @return the format
     * @throws IllegalArgumentException if it is not known here
     */
    static StringFormat named(String name) {
        return switch (name) {
            case "date-time" -> DATE_TIME;
            case "uri" -> URI;
            case "uri-reference" -> URI_REFERENCE;
            // The numbers are no texts; what is JSON or a file is read by whoever needs it.
            case "int32", "int64", "double", "json", "binary", "password" -> ANY;
            default -> throw new IllegalArgumentException("The format '" + name + "' cannot be checked yet");
        };
    }

    private static @Nullable URI address(String text) {
        try {
            // By the RFC an authority may be empty. The JDK takes it so only before a path.
            String whole = text.endsWith("://") ? text + "/" : text;
            URI address = new URI(whole);
            // The JDK lets letters of all languages pass, the RFC does not.
            return address.toASCIIString().equals(whole) ? address : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Gives words for people. */
    @Override
    public String toString() {
        return words;
    }

    /** Apart, since most servers never see a text of this kind. */
    private static final class DateTimes {

        /**
         * Leaves out what the JDK takes beyond the RFC, such as hours and minutes alone. A space in place of the T is something
         * that the RFC lets applications agree on, and the service is of those.
         */
        static final Pattern SHAPE =
                Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");
    }
}
