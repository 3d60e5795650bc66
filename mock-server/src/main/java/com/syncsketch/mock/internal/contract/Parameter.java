package com.syncsketch.mock.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * A parameter of an operation.
 *
 * @param name the name on the wire
 * @param in {@code path} or {@code query}
 * @param required whether it is required
 * @param type the type of its schema, or of its elements if it is an array
 * @param array whether it is a comma-separated list
 * @param schema the schema of its value
 */
public record Parameter(String name, String in, boolean required, String type, boolean array, SchemaReference schema) {

    /**
     * Checks the values of this parameter against its schema.
     *
     * @param values the decoded values, at least one
     * @return the violations
     */
    List<Violation> check(List<String> values) {
        String place = in + " parameter " + name;
        if (values.size() > 1 && !array) {
            return List.of(new Violation(place, "is given " + values.size() + " times but takes one value"));
        }
        return schema.check(place, array ? list(values) : single(values.get(0)));
    }

    private ArrayNode list(List<String> values) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String value : values) {
            for (String element : value.split(",", -1)) {
                list.add(single(element));
            }
        }
        return list;
    }

    /** Converts a value to the type of the schema. A value of another type stays a string, which the schema then rejects. */
    private JsonNode single(String text) {
        try {
            return switch (type) {
                case "integer" -> LongNode.valueOf(Long.parseLong(text));
                case "number" -> DecimalNode.valueOf(new BigDecimal(text));
                case "boolean" ->
                    text.matches("true|false") ? BooleanNode.valueOf(text.equals("true")) : TextNode.valueOf(text);
                default -> TextNode.valueOf(text);
            };
        } catch (NumberFormatException e) {
            return TextNode.valueOf(text);
        }
    }
}
