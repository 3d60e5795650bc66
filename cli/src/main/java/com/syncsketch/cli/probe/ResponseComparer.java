package com.syncsketch.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.cli.probe.Deviation.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compares the responses of one operation with its schema. It continues after each difference, and also counts how often
 * each field is present and in which shape. Not thread-safe.
 */
final class ResponseComparer {

    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

    private static final int MAX_WORD_LENGTH = 40;

    private final String operation;
    private final Deviations deviations;
    private final UnknownFields unknown;
    private final boolean showWords;
    private final Map<String, FieldStatistics> fields = new LinkedHashMap<>();

    /**
     * Creates a comparer.
     *
     * @param operation the operation
     * @param deviations receives the differences
     * @param unknown receives the fields that the schema does not describe
     * @param showWords whether unlisted values are reported, if they are words
     */
    ResponseComparer(String operation, Deviations deviations, UnknownFields unknown, boolean showWords) {
        this.operation = operation;
        this.deviations = deviations;
        this.unknown = unknown;
        this.showWords = showWords;
    }

    /** Returns the statistics of each field, by path. */
    Map<String, FieldStatistics> fields() {
        return fields;
    }

    /**
     * Compares a full response, for which no fields were selected.
     *
     * @param response the response
     * @param schema the schema
     * @param fieldPath the path that stands for the whole response
     */
    void compare(JsonNode response, ContractSchema schema, String fieldPath) {
        if (!DeclaredFields.isDeclaration(schema)) {
            unknown.addValues(response);
        }
        value(response, schema, fieldPath);
    }

    private FieldStatistics statistics(String fieldPath) {
        return fields.computeIfAbsent(fieldPath, ignored -> new FieldStatistics());
    }

    private void addDeviation(String fieldPath, Kind kind, String detail) {
        deviations.add(operation, fieldPath, kind, detail);
    }

    private void value(JsonNode value, ContractSchema schema, String fieldPath) {
        FieldStatistics field = statistics(fieldPath);
        field.addPresent(ValueShape.of(value));
        if (schema.isOpen()) {
            open(value, schema, fieldPath);
        } else if (value.isNull()) {
            if (!schema.isNullable()) {
                addDeviation(fieldPath, Kind.NULL, "null, " + schema.type() + " expected");
            }
        } else if (!isOfType(value, schema)) {
            addDeviation(fieldPath, Kind.WRONG_TYPE, ValueShape.of(value) + ", " + schema.type() + " expected");
        } else if (value.isObject()) {
            object(value, schema, fieldPath);
        } else if (value.isArray()) {
            ContractSchema items = schema.items();
            value.forEach(element -> value(element, items, fieldPath + "[]"));
        } else if (value.isTextual()) {
            text(value.textValue(), schema, fieldPath, field);
        } else if (schema.format().equals("int32") && ValueShape.of(value) == ValueShape.LONG_INTEGER) {
            addDeviation(fieldPath, Kind.WRONG_FORMAT, "more than 32 bits");
        }
    }

    private static boolean isOfType(JsonNode value, ContractSchema schema) {
        String type = schema.type();
        String actual = ValueShape.typeOf(value);
        return type.isEmpty()
                || actual.equals(type)
                || (actual.equals("integer") && type.equals("number"))
                || (schema.isLooseNumber() && ValueShape.of(value) == ValueShape.DIGITS);
    }

    /** Any value of an open schema is valid, but its shape is recorded. */
    private void open(JsonNode value, ContractSchema schema, String fieldPath) {
        if (value.isObject()) {
            unknownFields(value, schema, fieldPath, Set.of());
        } else if (value.isArray()) {
            for (JsonNode element : value) {
                statistics(fieldPath + "[]").addPresent(ValueShape.of(element));
                open(element, schema, fieldPath + "[]");
            }
        }
    }

    private void object(JsonNode object, ContractSchema schema, String fieldPath) {
        Map<String, ContractSchema> properties = schema.properties();
        Set<String> expected = schema.expected();
        properties.forEach((name, property) -> {
            String at = fieldPath.isEmpty() ? name : fieldPath + "." + name;
            if (object.has(name) && DeclaredFields.hasFieldNames(schema, object.get(name))) {
                // Its keys are field names, which DeclaredFields compares.
                statistics(at).addPresent(ValueShape.of(object.get(name)));
            } else if (object.has(name)) {
                value(object.get(name), property, at);
            } else {
                statistics(at).addAbsent();
                if (expected.contains(name)) {
                    addDeviation(at, Kind.MISSING, schema.required().contains(name) ? "required" : "expected");
                }
            }
        });
        unknownFields(object, schema, fieldPath, properties.keySet());
    }

    private void unknownFields(JsonNode object, ContractSchema schema, String fieldPath, Set<String> known) {
        UnknownFields.Location at =
                new UnknownFields.Location(operation, fieldPath, schema.component(), !known.isEmpty());
        object.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                unknown.add(at, object, field.getKey(), field.getValue());
            }
        });
    }

    private void text(String text, ContractSchema schema, String fieldPath, FieldStatistics field) {
        Set<String> values = schema.values();
        if (values.contains(text)) {
            field.addListedValue(text);
        } else if (!values.isEmpty()) {
            addDeviation(fieldPath, Kind.UNLISTED_VALUE, unlisted(text));
        }
        if (!isOfFormat(text, schema.format())) {
            addDeviation(fieldPath, Kind.WRONG_FORMAT, ValueShape.of(text) + ", " + schema.format() + " expected");
        }
        if (!schema.pattern().isEmpty()
                && !Pattern.compile(schema.pattern()).matcher(text).find()) {
            addDeviation(fieldPath, Kind.WRONG_FORMAT, "does not match the pattern of the contract");
        }
    }

    private String unlisted(String text) {
        ValueShape shape = ValueShape.of(text);
        return showWords && shape == ValueShape.WORD && text.length() <= MAX_WORD_LENGTH
                ? "'" + text + "'"
                : "a " + shape;
    }

    private static boolean isOfFormat(String text, String format) {
        return switch (format) {
            case "date-time" -> DATE_TIME.matcher(text).matches();
            case "uri" -> isUri(text, true);
            case "uri-reference" -> isUri(text, false);
            case "json" -> ProbeClient.isJson(text);
            // Other formats apply to numbers or cannot be checked.
            default -> true;
        };
    }

    private static boolean isUri(String text, boolean absolute) {
        try {
            return new URI(text).isAbsolute() || !absolute;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
