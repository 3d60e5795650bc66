package com.syncsketch.mock.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.syncsketch.mock.internal.json.Json;
import com.syncsketch.mock.internal.json.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/**
 * The values of other JSON types that a framework converts to the type of a field by default. A value that cannot be converted stays
 * as it is, so that the contract then rejects it.
 */
public enum FieldConversion {

    /** Converts nothing: requests must follow the contract to the letter. */
    NONE,

    /** The model fields of Django, to which Tastypie passes the values of a request on. */
    DJANGO,

    /** The serializer fields of Django REST framework. */
    REST_FRAMEWORK;

    private static final Set<String> DJANGO_TRUE = Set.of("t", "True", "1");
    private static final Set<String> DJANGO_FALSE = Set.of("f", "False", "0");
    private static final Set<String> REST_FRAMEWORK_TRUE =
            Set.of("t", "T", "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON", "1");
    private static final Set<String> REST_FRAMEWORK_FALSE =
            Set.of("f", "F", "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF", "0");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * Converts a value that is not of the type of its field.
     *
     * @param type the type of the field in the contract
     * @param embeddedJson whether the field is a string that contains JSON
     * @param value the value, not of that type
     * @return the converted value, or the same value if this framework does not convert it
     */
    JsonNode convert(String type, boolean embeddedJson, JsonNode value) {
        if (this == NONE) {
            return value;
        }
        return switch (type) {
            case "integer" -> integer(value);
            case "number" -> number(value);
            case "boolean" -> flag(value);
            case "string" -> text(embeddedJson, value);
            default -> value;
        };
    }

    /** Accepts ASCII digits only. Python's {@code int} accepts more, such as spaces around them, but no program sends that on purpose. */
    private static JsonNode integer(JsonNode value) {
        if (value.isTextual()) {
            return Numbers.parseInteger(value.textValue())
                    .map(FieldConversion::integer)
                    .orElse(value);
        }
        boolean whole = value.isFloatingPointNumber()
                && Double.isFinite(value.doubleValue())
                && Math.rint(value.doubleValue()) == value.doubleValue();
        return whole && value.canConvertToLong() ? integer(BigInteger.valueOf(value.longValue())) : value;
    }

    /** Creates a node of the same class as the parser does, because nodes of different classes are not equal. */
    private static JsonNode integer(BigInteger number) {
        return switch (number.bitLength() / Integer.SIZE) {
            case 0 -> NODES.numberNode(number.intValue());
            case 1 -> NODES.numberNode(number.longValue());
            default -> NODES.numberNode(number);
        };
    }

    private static JsonNode number(JsonNode value) {
        Optional<BigDecimal> number = value.isTextual() ? Numbers.parseDecimal(value.textValue()) : Optional.empty();
        return number.<JsonNode>map(parsed -> NODES.numberNode(parsed.doubleValue()))
                .orElse(value);
    }

    private JsonNode flag(JsonNode value) {
        // In Python, 1 equals True and 0 equals False.
        String word = value.isNumber() && (value.doubleValue() == 1 || value.doubleValue() == 0)
                ? String.valueOf(value.intValue())
                : value.isTextual() ? value.textValue() : "";
        if ((this == DJANGO ? DJANGO_TRUE : REST_FRAMEWORK_TRUE).contains(word)) {
            return BooleanNode.TRUE;
        }
        return (this == DJANGO ? DJANGO_FALSE : REST_FRAMEWORK_FALSE).contains(word) ? BooleanNode.FALSE : value;
    }

    private JsonNode text(boolean embeddedJson, JsonNode value) {
        if (value.isNumber()) {
            return TextNode.valueOf(value.asText());
        }
        if (value.isBoolean() && this == DJANGO) {
            return TextNode.valueOf(value.booleanValue() ? "True" : "False");
        }
        // An older form: the JSON itself instead of a string that contains it.
        return embeddedJson && value.isContainerNode() ? TextNode.valueOf(Json.text(value)) : value;
    }
}
