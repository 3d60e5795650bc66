package com.syncsketch.mock.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
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
 * A schema of OpenAPI 3.0, with the keywords that the contract uses and no others: one that it does not know is refused when the schema
 * is read, so that nothing passes unchecked. Immutable, safe for use by several threads.
 */
final class Schema {

    private final SchemaRegistry schemas;
    private @Nullable String reference;
    private @Nullable String type;
    private boolean nullable;
    private @Nullable JsonNode values;
    private @Nullable StringFormat format;
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
    private @Nullable Schema others;
    private @Nullable Schema items;
    private final List<Schema> all = new ArrayList<>();

    /**
     * Reads a schema.
     *
     * @param json the schema as it is written
     * @param schemas where its references lead
     * @throws IllegalArgumentException if it has a keyword that is not known here, or a value that none can have
     */
    Schema(JsonNode json, SchemaRegistry schemas) {
        this.schemas = schemas;
        if (!json.isObject()) {
            throw new IllegalArgumentException("This is no schema: " + json);
        }
        if (json.has("$ref")) {
            // OpenAPI 3.0 ignores what stands beside a reference. It is followed when it is needed, so that a circle
            // does no harm.
            reference = json.path("$ref").asText();
            return;
        }
        json.properties().forEach(keyword -> read(keyword.getKey(), keyword.getValue()));
    }

    private void read(String keyword, JsonNode value) {
        switch (keyword) {
            case "type" -> type = known(value.asText());
            case "nullable" -> nullable = value.asBoolean();
            case "enum" -> values = value;
            case "format" -> format = StringFormat.named(value.asText());
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
            case "additionalProperties" -> readOthers(value);
            case "items" -> items = new Schema(value, schemas);
            case "allOf" -> value.forEach(part -> all.add(new Schema(part, schemas)));
            // The mock takes read-only members and ignores them; what is not to be read is left out by whoever writes.
            case "title", "description", "default", "example", "deprecated", "readOnly", "writeOnly" -> {}
            default -> {
                if (!keyword.startsWith("x-")) {
                    throw new IllegalArgumentException("Schemas with '" + keyword + "' cannot be checked yet");
                }
            }
        }
    }

    private void readOthers(JsonNode value) {
        if (value.isBoolean()) {
            closed = !value.booleanValue();
        } else {
            others = new Schema(value, schemas);
        }
    }

    private static String known(String type) {
        return switch (type) {
            case "object", "array", "string", "integer", "number", "boolean" -> type;
            default -> throw new IllegalArgumentException("There is no type '" + type + "'");
        };
    }

    /**
     * Lists where a value departs from what it must be like.
     *
     * @param value the value
     * @param place what it is, for the problems to name
     * @return what is wrong
     */
    List<Violation> check(JsonNode value, String place) {
        List<Violation> problems = new ArrayList<>();
        check(value, new Report(place, problems), "");
        return problems;
    }

    /** Collects what is wrong. */
    private record Report(String place, List<Violation> problems) {

        void add(String at, String reason) {
            problems.add(new Violation((place + " " + at).strip(), reason));
        }
    }

    /**
     * Checks a value.
     *
     * @param at the JSON pointer to it, from the whole of what is checked
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
            case NUMBER -> checkNumber(value.decimalValue(), report, at);
            default -> {}
        }
        for (Schema part : all) {
            part.check(value, report, at);
        }
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
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            Schema property = properties.getOrDefault(name, others);
            if (property != null) {
                property.check(member.getValue(), report, at + "/" + escape(name));
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
            report.add(at, "is no " + format);
        }
    }

    private void checkNumber(BigDecimal number, Report report, String at) {
        if (minimum != null && number.compareTo(minimum) < 0) {
            report.add(at, "must have a minimum value of " + minimum.toPlainString());
        }
        if (maximum != null && number.compareTo(maximum) > 0) {
            report.add(at, "must have a maximum value of " + maximum.toPlainString());
        }
    }
}
