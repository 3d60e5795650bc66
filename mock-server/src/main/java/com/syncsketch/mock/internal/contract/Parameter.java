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
 * @param required whether it must be there
 * @param type the type of its schema, or of the elements if it is an array
 * @param array whether it is a list, with commas between the elements
 * @param shape what its value must be like
 */
public record Parameter(String name, String in, boolean required, String type, boolean array, SchemaReference shape) {

    /**
     * Holds values against the schema.
     *
     * @param values the decoded values, at least one
     * @return what is wrong
     */
    List<Violation> check(List<String> values) {
        String place = in + " parameter " + name;
        if (values.size() > 1 && !array) {
            return List.of(new Violation(place, "is given " + values.size() + " times, but takes one value"));
        }
        return shape.check(place, array ? list(values) : single(values.get(0)));
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

    /** Reads the text as the type that is asked for; a text that is none stays one, and the schema refuses it. */
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
