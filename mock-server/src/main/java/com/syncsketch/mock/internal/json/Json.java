package com.syncsketch.mock.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads and writes JSON trees in the same way as an {@code ObjectMapper}. Creating a mapper would take longer than starting the rest of
 * the server, and its data binding is not needed here. Thread-safe.
 */
public final class Json {

    /** Half of what can be written, because responses nest what was read in further objects. */
    private static final int MAX_DEPTH = StreamWriteConstraints.DEFAULT_MAX_DEPTH / 2;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /**
     * Parses JSON in one of its encodings.
     *
     * @param json the bytes
     * @return the value; a missing node if the input is empty
     * @throws JsonProcessingException if the input is not valid JSON, has a duplicate name in an object, has trailing
     *     content, or has a number or string that cannot be written again
     */
    public static JsonNode read(byte[] json) throws JsonProcessingException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return read(parser);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            // The only other failure with bytes in memory.
            throw new JsonParseException(null, "invalid encoding: " + e.getMessage(), e);
        }
    }

    /**
     * Parses JSON.
     *
     * @param json the text
     * @return the value; a missing node if the text is empty
     * @throws JsonProcessingException if the text is not valid JSON, has a duplicate name in an object, has trailing
     *     content, or has a number or string that cannot be written again
     */
    public static JsonNode read(String json) throws JsonProcessingException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return read(parser);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read a string in memory", e);
        }
    }

    private static JsonNode read(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return MissingNode.getInstance();
        }
        JsonNode node = value(parser, first);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "trailing content after the JSON value");
        }
        return node;
    }

    /** Reads the value that starts with a token. The parser limits the nesting depth, so the recursion is safe. */
    private static JsonNode value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.textNode(text(parser, parser.getText()));
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new JsonParseException(parser, "a value cannot start with " + token);
        };
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            object.set(text(parser, name), value(parser, parser.nextToken()));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token));
        }
        return array;
    }

    /** Rejects half of a surrogate pair, which could be stored but not written in UTF-8. */
    private static String text(JsonParser parser, String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                if (!Character.isHighSurrogate(unit)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new JsonParseException(parser, "a string contains half of a surrogate pair");
                }
                i++;
            }
        }
        return text;
    }

    /** Rejects numbers that a double cannot hold: they would be stored as infinity, which JSON cannot express. */
    private static JsonNode decimal(JsonParser parser) throws IOException {
        double number = parser.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw new JsonParseException(parser, "a number is out of range");
        }
        return NODES.numberNode(number);
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    /**
     * Writes JSON without whitespace.
     *
     * @param node the value
     * @return the JSON in UTF-8
     */
    public static byte[] bytes(JsonNode node) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            write(node, generator);
        } catch (IOException e) {
            throw new IllegalStateException("Could not write JSON in memory", e);
        }
        return out.toByteArray();
    }

    /**
     * Writes JSON without whitespace.
     *
     * @param node the value
     * @return the JSON
     */
    public static String text(JsonNode node) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            write(node, generator);
        } catch (IOException e) {
            throw new IllegalStateException("Could not write JSON in memory", e);
        }
        return out.toString();
    }

    /**
     * Writes a JSON array, one element after the other, because all of them may not fit into memory.
     *
     * @param <T> the type of the elements
     * @param elements the elements
     * @param convert converts an element to JSON
     * @param out the stream, which is not closed
     * @throws IOException if the stream cannot be written
     */
    public static <T> void writeArray(Iterator<? extends T> elements, Function<T, JsonNode> convert, OutputStream out)
            throws IOException {
        out.write('[');
        while (elements.hasNext()) {
            out.write(bytes(convert.apply(elements.next())));
            if (elements.hasNext()) {
                out.write(",\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        out.write(']');
    }

    private static void write(JsonNode node, JsonGenerator out) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> {
                out.writeStartObject();
                for (Map.Entry<String, JsonNode> field : node.properties()) {
                    out.writeFieldName(field.getKey());
                    write(field.getValue(), out);
                }
                out.writeEndObject();
            }
            case ARRAY -> {
                out.writeStartArray();
                for (JsonNode element : node) {
                    write(element, out);
                }
                out.writeEndArray();
            }
            case NULL, MISSING -> out.writeNull();
            // Scalars serialize themselves and need no provider.
            default -> node.serialize(out, null);
        }
    }
}
