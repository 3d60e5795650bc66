package com.syncsketch.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** The shape of a value, which is all that a report contains of it. */
enum ValueShape {
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
    COLOR("color", "#[0-9a-fA-F]{3,8}"),
    ABSOLUTE_URL("absolute URL", "[a-zA-Z][a-zA-Z0-9+.-]*://\\S*"),
    API_PATH("path below /api/", "/api/\\S*"),
    PATH("path", "/\\S*"),
    EMAIL("email address", "[^@\\s]+@[^@\\s]+\\.[^@\\s]+"),
    DATA_URL("data URL", "(?s)data:.*"),
    JSON("JSON as text", "(?s)\\s*[{\\[].*[}\\]]\\s*"),
    WORD("lower-case word", "[a-z][a-z0-9_]*"),
    TEXT("text");

    private static final Pattern INTEGER_TEXT = Pattern.compile("-?\\d+");

    private final String words;
    private final Pattern pattern;

    ValueShape(String words) {
        // A pattern that never matches: these shapes are not recognized by a pattern.
        this(words, "(?!)");
    }

    ValueShape(String words, String pattern) {
        this.words = words;
        this.pattern = Pattern.compile(pattern);
    }

    /** Returns the shape of a value. */
    static ValueShape of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> value.isEmpty() ? EMPTY_OBJECT : OBJECT;
            case ARRAY -> value.isEmpty() ? EMPTY_ARRAY : ARRAY;
            case BOOLEAN -> BOOLEAN;
            case NUMBER -> !value.isIntegralNumber() ? NUMBER : value.canConvertToInt() ? INTEGER : LONG_INTEGER;
            case STRING -> of(value.textValue());
            default -> NULL;
        };
    }

    /** Returns the shape of a text. */
    static ValueShape of(String text) {
        if (text.isEmpty()) {
            return EMPTY_TEXT;
        }
        if (INTEGER_TEXT.matcher(text).matches()) {
            return DIGITS;
        }
        for (ValueShape shape : values()) {
            if (shape.pattern.matcher(text).matches()) {
                return shape;
            }
        }
        return TEXT;
    }

    /** Returns the JSON type of a value, as named by schemas. */
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

    /** Returns the name in reports. */
    @Override
    public String toString() {
        return words;
    }
}
