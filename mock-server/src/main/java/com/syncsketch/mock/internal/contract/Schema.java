package com.syncsketch.mock.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.json.Json;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * An OpenAPI 3.0 schema. Supports the keywords that the contract uses; any other keyword is rejected when the schema is parsed, so
 * that nothing passes unchecked. Immutable and thread-safe.
 */
final class Schema {

    private final SchemaCache schemas;
    private @Nullable String reference;
    private @Nullable String type;
    private boolean nullable;
    private @Nullable JsonNode values;
    private @Nullable StringFormat format;
    private boolean int32;
    private @Nullable Pattern pattern;
    private @Nullable BigDecimal minimum;
    private @Nullable BigDecimal maximum;
    private int minLength;
    private int maxLength = Integer.MAX_VALUE;
    private int minItems;
    private int maxItems = Integer.MAX_VALUE;
    private int minProperties;
    private final List<String> required = new ArrayList<>();
    private final Map<String, Schema> properties = new LinkedHashMap<>();
    private boolean closed;
    private @Nullable Schema additionalProperties;
    private @Nullable Schema items;
    private final List<Schema> all = new ArrayList<>();
    private final List<Schema> alternatives = new ArrayList<>();
    private boolean embeddedJson;

    /**
     * Parses a schema.
     *
     * @param json the schema as written in the document
     * @param schemas resolves references
     * @throws IllegalArgumentException if a keyword is not supported or has an invalid value
     */
    Schema(JsonNode json, SchemaCache schemas) {
        this.schemas = schemas;
        if (!json.isObject()) {
            throw new IllegalArgumentException("Not a schema: " + json);
        }
        if (json.has("$ref")) {
            // OpenAPI 3.0 ignores the siblings of a reference. References are resolved lazily, so cycles do no harm.
            reference = json.path("$ref").asText();
            return;
        }
        json.properties().forEach(keyword -> read(keyword.getKey(), keyword.getValue()));
    }

    private void read(String keyword, JsonNode value) {
        switch (keyword) {
            case "type" -> type = checkedType(value.asText());
            case "nullable" -> nullable = value.asBoolean();
            case "enum" -> values = value;
            case "format" -> {
                format = StringFormat.named(value.asText());
                embeddedJson = value.asText().equals("json");
                int32 = value.asText().equals("int32");
            }
            case "pattern" -> pattern = Pattern.compile(value.asText());
            case "minimum" -> minimum = value.decimalValue();
            case "maximum" -> maximum = value.decimalValue();
            case "minLength" -> minLength = value.intValue();
            case "maxLength" -> maxLength = value.intValue();
            case "minItems" -> minItems = value.intValue();
            case "maxItems" -> maxItems = value.intValue();
            case "minProperties" -> minProperties = value.intValue();
            case "required" -> value.forEach(name -> required.add(name.asText()));
            case "properties" ->
                value.properties()
                        .forEach(property ->
                                properties.put(property.getKey(), new Schema(property.getValue(), schemas)));
            case "additionalProperties" -> readAdditionalProperties(value);
            case "items" -> items = new Schema(value, schemas);
            case "allOf" -> value.forEach(part -> all.add(new Schema(part, schemas)));
            case "oneOf" -> value.forEach(part -> alternatives.add(new Schema(part, schemas)));
            // Read-only fields of requests are ignored elsewhere, and write-only fields are never written.
            case "title", "description", "default", "example", "deprecated", "readOnly", "writeOnly" -> {}
            default -> {
                if (!keyword.startsWith("x-")) {
                    throw new IllegalArgumentException("The schema keyword '" + keyword + "' is not supported");
                }
            }
        }
    }

    private void readAdditionalProperties(JsonNode value) {
        if (value.isBoolean()) {
            closed = !value.booleanValue();
        } else {
            additionalProperties = new Schema(value, schemas);
        }
    }

    private static String checkedType(String type) {
        return switch (type) {
            case "object", "array", "string", "integer", "number", "boolean" -> type;
            default -> throw new IllegalArgumentException("Unknown type '" + type + "'");
        };
    }

    /**
     * Checks a value against this schema.
     *
     * @param value the value
     * @param place the name of the value in the text of violations
     * @return the violations
     */
    List<Violation> check(JsonNode value, String place) {
        List<Violation> violations = new ArrayList<>();
        check(value, new Report(place, violations), "");
        return violations;
    }

    /** Collects violations. */
    private record Report(String place, List<Violation> violations) {

        void add(String at, String reason) {
            violations.add(new Violation((place + " " + at).strip(), reason));
        }
    }

    /**
     * Checks a value.
     *
     * @param at the JSON pointer to the value from the root of the checked document
     */
    private void check(JsonNode value, Report report, String at) {
        if (reference != null) {
            schemas.at(reference.substring(1)).check(value, report, at);
            return;
        }
        if (type != null && !isOfType(value)) {
            report.add(at, typeOf(value) + " found, " + type + " expected");
        }
        if (values != null && !isAmong(values, value)) {
            report.add(at, "does not have a value in the enumeration " + list(values));
        }
        switch (value.getNodeType()) {
            case OBJECT -> checkObject(value, report, at);
            case ARRAY -> checkArray(value, report, at);
            case STRING -> checkText(value.textValue(), report, at);
            case NUMBER -> checkNumber(value, report, at);
            default -> {}
        }
        for (Schema part : all) {
            part.check(value, report, at);
        }
        if (!alternatives.isEmpty()) {
            checkAlternatives(value, report, at);
        }
    }

    private void checkAlternatives(JsonNode value, Report report, String at) {
        int valid = 0;
        List<Violation> reasons = new ArrayList<>();
        for (Schema alternative : alternatives) {
            List<Violation> violations = new ArrayList<>();
            alternative.check(value, new Report(report.place(), violations), at);
            valid += violations.isEmpty() ? 1 : 0;
            reasons.addAll(violations);
        }
        if (valid != 1) {
            report.add(at, "must be valid to one and only one schema, but " + valid + " are valid");
        }
        if (valid == 0) {
            report.violations().addAll(reasons);
        }
    }

    /**
     * Converts values of other types to those of this schema, as a framework does by default. Fields that this schema does not allow
     * are removed, because frameworks ignore them.
     *
     * @param value the value; objects and arrays are changed in place
     * @param conversion the conversion
     * @return the converted value
     */
    JsonNode convert(JsonNode value, FieldConversion conversion) {
        if (reference != null) {
            return schemas.at(reference.substring(1)).convert(value, conversion);
        }
        JsonNode converted = value;
        for (Schema part : all) {
            converted = part.convert(converted, conversion);
        }
        if (type != null && !isOfType(converted)) {
            return conversion.convert(type, embeddedJson, converted);
        }
        if (converted instanceof ObjectNode object) {
            convertFields(object, conversion);
        } else if (converted instanceof ArrayNode array && items != null) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, items.convert(array.get(i), conversion));
            }
        }
        return converted;
    }

    private void convertFields(ObjectNode object, FieldConversion conversion) {
        if (closed) {
            object.retain(properties.keySet());
        }
        object.properties().forEach(field -> {
            Schema property = properties.getOrDefault(field.getKey(), additionalProperties);
            if (property != null) {
                field.setValue(property.convert(field.getValue(), conversion));
            }
        });
    }

    private boolean isOfType(JsonNode value) {
        String actual = typeOf(value);
        return actual.equals(type)
                || (actual.equals("integer") && "number".equals(type))
                || (nullable && actual.equals("null"));
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            default -> "nothing";
        };
    }

    private static boolean isAmong(JsonNode values, JsonNode value) {
        for (JsonNode one : values) {
            if (one.equals(value)
                    || (one.isNumber()
                            && value.isNumber()
                            && one.decimalValue().compareTo(value.decimalValue()) == 0)) {
                return true;
            }
        }
        return false;
    }

    private static String list(JsonNode values) {
        StringJoiner list = new StringJoiner(", ", "[", "]");
        values.forEach(value -> list.add(Json.text(value)));
        return list.toString();
    }

    private void checkObject(JsonNode object, Report report, String at) {
        for (String name : required) {
            if (!object.has(name)) {
                report.add(at, "required property '" + name + "' not found");
            }
        }
        if (object.size() < minProperties) {
            report.add(at, "must have at least " + minProperties + " properties");
        }
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String name = entry.getKey();
            Schema property = properties.getOrDefault(name, additionalProperties);
            if (property != null) {
                property.check(entry.getValue(), report, at + "/" + escape(name));
            } else if (closed) {
                report.add(
                        at,
                        "property '" + name
                                + "' is not defined in the schema and the schema does not allow additional properties");
            }
        }
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private void checkArray(JsonNode array, Report report, String at) {
        if (array.size() < minItems) {
            report.add(at, "must have at least " + minItems + " items but found " + array.size());
        }
        if (array.size() > maxItems) {
            report.add(at, "must have at most " + maxItems + " items but found " + array.size());
        }
        if (items != null) {
            for (int i = 0; i < array.size(); i++) {
                items.check(array.get(i), report, at + "/" + i);
            }
        }
    }

    private void checkText(String text, Report report, String at) {
        int length = text.codePointCount(0, text.length());
        if (length < minLength) {
            report.add(at, "must be at least " + minLength + " characters long");
        }
        if (length > maxLength) {
            report.add(at, "must be at most " + maxLength + " characters long");
        }
        if (pattern != null && !pattern.matcher(text).find()) {
            report.add(at, "does not match the regex pattern " + pattern);
        }
        if (format != null && !format.fits(text)) {
            report.add(at, "is not a valid " + format);
        }
    }

    private void checkNumber(JsonNode value, Report report, String at) {
        if ("integer".equals(type) && !(int32 ? value.canConvertToInt() : value.canConvertToLong())) {
            // Checked by type and format, so that the code that reads the number cannot truncate it.
            report.add(at, "is out of the range of " + (int32 ? "int32" : "int64"));
        }
        BigDecimal number = value.decimalValue();
        if (minimum != null && number.compareTo(minimum) < 0) {
            report.add(at, "must have a minimum value of " + minimum.toPlainString());
        }
        if (maximum != null && number.compareTo(maximum) > 0) {
            report.add(at, "must have a maximum value of " + maximum.toPlainString());
        }
    }
}
