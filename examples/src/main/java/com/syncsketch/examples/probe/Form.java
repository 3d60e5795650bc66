package com.syncsketch.examples.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** What a value looks like: all that a report tells of one. */
enum Form {
    NULL("null"),
    BOOLEAN("boolean"),
    INTEGER("integer"),
    LONG_INTEGER("integer of more than 32 bits"),
    NUMBER("number"),
    OBJECT("object"),
    EMPTY_OBJECT("empty object"),
    ARRAY("array"),
    EMPTY_ARRAY("empty array"),
    EMPTY_TEXT("empty text"),
    DIGITS("integer as text"),
    DATE_TIME_UTC("date-time with Z", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z"),
    DATE_TIME_OFFSET("date-time with offset", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?[+-]\\d\\d:?\\d\\d"),
    DATE_TIME_SPACED(
            "date-time with a space", "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d)?"),
    DATE_TIME_LOCAL("date-time without offset", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?"),
    DATE("date", "\\d{4}-\\d\\d-\\d\\d"),
    UUID("uuid", "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
    COLOR("colour", "#[0-9a-fA-F]{3,8}"),
    ABSOLUTE_ADDRESS("absolute address", "[a-zA-Z][a-zA-Z0-9+.-]*://\\S*"),
    API_PATH("path below /api/", "/api/\\S*"),
    PATH("path", "/\\S*"),
    EMAIL("e-mail address", "[^@\\s]+@[^@\\s]+\\.[^@\\s]+"),
    DATA_ADDRESS("data address", "(?s)data:.*"),
    JSON("JSON as text", "(?s)\\s*[{\\[].*[}\\]]\\s*"),
    WORD("lower-case word", "[a-z][a-z0-9_]*"),
    TEXT("text");

    private static final Pattern INTEGER_TEXT = Pattern.compile("-?\\d+");

    private final String words;
    private final Pattern pattern;

    Form(String words) {
        // Matches nothing: these are not told by a pattern.
        this(words, "(?!)");
    }

    Form(String words, String pattern) {
        this.words = words;
        this.pattern = Pattern.compile(pattern);
    }

    /** Tells the form of a value. */
    static Form of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> value.isEmpty() ? EMPTY_OBJECT : OBJECT;
            case ARRAY -> value.isEmpty() ? EMPTY_ARRAY : ARRAY;
            case BOOLEAN -> BOOLEAN;
            case NUMBER -> !value.isIntegralNumber() ? NUMBER : value.canConvertToInt() ? INTEGER : LONG_INTEGER;
            case STRING -> of(value.textValue());
            default -> NULL;
        };
    }

    /** Tells the form of a text. */
    static Form of(String text) {
        if (text.isEmpty()) {
            return EMPTY_TEXT;
        }
        if (INTEGER_TEXT.matcher(text).matches()) {
            return DIGITS;
        }
        for (Form form : values()) {
            if (form.pattern.matcher(text).matches()) {
                return form;
            }
        }
        return TEXT;
    }

    /** Tells the JSON type of a value, as a schema names it. */
    static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case STRING -> "string";
            default -> "null";
        };
    }

    /** Gives words for people. */
    @Override
    public String toString() {
        return words;
    }
}
