package com.syncsketch.mock.internal.contract;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.net.URISyntaxException;

/** The string formats of schemas. */
enum StringFormat {
    /** A date and time with an offset, by RFC 3339. */
    DATE_TIME("date-time by RFC 3339, such as 2026-03-02T09:15:00Z") {
        @Override
        boolean fits(String text) {
            return DateTimes.isRfc3339(text);
        }
    },

    /** An absolute URI. */
    URI("URI by RFC 3986 with a scheme") {
        @Override
        boolean fits(String text) {
            URI uri = parse(text);
            return uri != null && uri.isAbsolute();
        }
    },

    /** A URI reference, absolute or relative. */
    URI_REFERENCE("URI reference by RFC 3986") {
        @Override
        boolean fits(String text) {
            return parse(text) != null;
        }
    },

    /** A format that describes the meaning of a string and is not checked here. */
    ANY("text") {
        @Override
        boolean fits(String text) {
            return true;
        }
    };

    private final String description;

    StringFormat(String description) {
        this.description = description;
    }

    /** Checks whether a string has this format. */
    abstract boolean fits(String text);

    /**
     * Finds a format.
     *
     * @param name its name in a schema
     * @return the format
     * @throws IllegalArgumentException if the format is unknown
     */
    static StringFormat named(String name) {
        return switch (name) {
            case "date-time" -> DATE_TIME;
            case "uri" -> URI;
            case "uri-reference" -> URI_REFERENCE;
            // Numbers are not strings; JSON and files are parsed where they are used.
            case "int32", "int64", "double", "json", "binary", "password" -> ANY;
            default -> throw new IllegalArgumentException("The format '" + name + "' is not supported");
        };
    }

    private static @Nullable URI parse(String text) {
        try {
            // The RFC allows an empty authority. The JDK accepts it only in front of a path.
            String whole = text.endsWith("://") ? text + "/" : text;
            URI uri = new URI(whole);
            // The JDK accepts non-ASCII letters, the RFC does not.
            return uri.toASCIIString().equals(whole) ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Returns a description for error messages. */
    @Override
    public String toString() {
        return description;
    }
}
