package com.syncsketch.mock.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.syncsketch.mock.internal.json.Numbers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A parameter of an operation.
 *
 * @param name the name on the wire
 * @param in {@code path} or {@code query}
 * @param required whether it is required
 * @param type the type of its schema, or of its elements if it is an array
 * @param dateTime whether its value, or each of its elements, is a date and time
 * @param array whether it is a comma-separated list
 * @param schema the schema of its value
 */
public record Parameter(
        String name,
        String in,
        boolean required,
        String type,
        boolean dateTime,
        boolean array,
        SchemaReference schema) {

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

    /** Converts plain dates and times without an offset to RFC 3339, as Django parses them. Other values stay as they are. */
    List<String> convert(List<String> values) {
        if (!dateTime) {
            return values;
        }
        return values.stream()
                .map(value -> Arrays.stream(array ? value.split(",", -1) : new String[] {value})
                        .map(text ->
                                DateTimes.parse(text).map(Instant::toString).orElse(text))
                        .collect(Collectors.joining(",")))
                .toList();
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
        return switch (type) {
            case "integer" -> {
                OptionalLong number = Numbers.parseLong(text);
                yield number.isPresent() ? LongNode.valueOf(number.getAsLong()) : TextNode.valueOf(text);
            }
            case "number" ->
                Numbers.parseDecimal(text).<JsonNode>map(DecimalNode::valueOf).orElseGet(() -> TextNode.valueOf(text));
            case "boolean" ->
                text.matches("true|false") ? BooleanNode.valueOf(text.equals("true")) : TextNode.valueOf(text);
            default -> TextNode.valueOf(text);
        };
    }
}
