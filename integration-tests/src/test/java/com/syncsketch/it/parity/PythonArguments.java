package com.syncsketch.it.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The arguments of a recorded call, in Java's types. What the compiler would refuse throws. Python's client leaves out
 * what is empty, zero or false in many places: {@link #isTruthy} asks for that.
 */
final class PythonArguments {

    /** As strict about types as Java is. */
    private static final ObjectMapper STRICT = strict();

    private final TraceCase trace;
    private final Path folder;
    private final Set<String> used = new HashSet<>();

    /**
     * Takes the arguments of a case.
     *
     * @param folder where the file behind {@code FILE} lies, and what stands for {@code DIR} and {@code TMP}
     */
    PythonArguments(TraceCase trace, Path folder) {
        this.trace = trace;
        this.folder = folder;
    }

    private static ObjectMapper strict() {
        JsonMapper.Builder mapper = JsonMapper.builder()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        for (CoercionInputShape shape :
                List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
            mapper.withCoercionConfig(LogicalType.Textual, config -> config.setCoercion(shape, CoercionAction.Fail));
        }
        return mapper.build();
    }

    /** Whether the call asks for the answer as a whole; the methods have different defaults, so see the result. */
    boolean raw() {
        used.add("raw_response");
        return trace.resultKind().equals("response");
    }

    private JsonNode node(String name) {
        used.add(name);
        return trace.arguments().path(name);
    }

    boolean has(String name) {
        JsonNode node = node(name);
        return !node.isMissingNode() && !node.isNull();
    }

    /** Whether the value is asked for, and none of these is given: the case for which there are short forms. */
    boolean isPlain(String... names) {
        boolean plain = !raw();
        for (String name : names) {
            plain &= !has(name);
        }
        return plain;
    }

    /** As Python sees it: given, and neither null, false, zero nor empty. */
    boolean isTruthy(String name) {
        JsonNode node = node(name);
        if (node.isContainerNode() || node.isTextual()) {
            return node.isTextual() ? !node.asText().isEmpty() : !node.isEmpty();
        }
        return node.isNumber() ? node.decimalValue().signum() != 0 : node.asBoolean();
    }

    /** An id; Python takes the digits of one as well. */
    long id(String name) {
        JsonNode node = node(name);
        boolean digits = node.isTextual() && node.asText().matches("-?[0-9]{1,18}");
        if (!digits && !(node.isIntegralNumber() && node.canConvertToLong())) {
            throw NoJavaEquivalentException.argument(name, "takes a long, not " + JsonDifferences.shown(node));
        }
        return new BigInteger(node.asText()).longValueExact();
    }

    int number(String name) {
        JsonNode node = node(name);
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw NoJavaEquivalentException.argument(name, "takes an int, not " + JsonDifferences.shown(node));
        }
        return node.asInt();
    }

    int number(String name, int otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    double decimal(String name) {
        JsonNode node = node(name);
        if (!node.isNumber()) {
            throw NoJavaEquivalentException.argument(name, "takes a double, not " + JsonDifferences.shown(node));
        }
        return node.asDouble();
    }

    boolean flag(String name) {
        JsonNode node = node(name);
        if (!node.isBoolean()) {
            throw NoJavaEquivalentException.argument(name, "takes a boolean, not " + JsonDifferences.shown(node));
        }
        return node.asBoolean();
    }

    String text(String name) {
        JsonNode node = node(name);
        if (!node.isTextual()) {
            throw NoJavaEquivalentException.argument(name, "takes a String, not " + JsonDifferences.shown(node));
        }
        return node.asText();
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** The file that the call uploads. */
    Path file(String name) {
        if (!text(name).equals("FILE")) {
            throw NoJavaEquivalentException.unknown(name, "no file is recorded for it");
        }
        return folder.resolve(trace.file().path("name").asText());
    }

    /** The folder for downloads: the caller's, or one in place of Python's default. */
    Path folder(String name) {
        if (has(name) && !text(name).equals("DIR")) {
            throw NoJavaEquivalentException.unknown(name, "no folder is recorded for it");
        }
        return folder;
    }

    /** Hands on the names in {@code fields}, a list or a text with commas; nothing where Python sends nothing. */
    void fields(Consumer<List<String>> taker) {
        if (isTruthy("fields")) {
            JsonNode node = node("fields");
            taker.accept(node.isTextual() ? List.of(node.asText().split(",")) : list("fields", String.class));
        }
    }

    /** A list of a type of the client's. */
    <T> List<T> list(String name, Class<T> type) {
        JsonNode node = node(name);
        if (!node.isArray()) {
            throw NoJavaEquivalentException.argument(name, "takes a List, not " + JsonDifferences.shown(node));
        }
        List<T> values = new ArrayList<>();
        for (JsonNode element : node) {
            values.add(converted(name, element, type));
        }
        return values;
    }

    /** A value of a type of the client's, from an object. */
    <T> T object(String name, Class<T> type) {
        return converted(name, objectNode(name), type);
    }

    /** The members of an object, numbers and all as they are. */
    Map<String, Object> map(String name) {
        return TraceFile.JSON.convertValue(objectNode(name), new TypeReference<>() {});
    }

    /** Sets on a builder what an object holds, over what is set already. */
    <B> B onto(String name, B builder) {
        if (!has(name)) {
            return builder;
        }
        BuilderSetters setters = new BuilderSetters(builder);
        objectNode(name).properties().forEach(member -> {
            Type type = setters.type(member.getKey());
            try {
                setters.set(
                        member.getKey(),
                        STRICT.readerFor(STRICT.constructType(type)).readValue(member.getValue()));
            } catch (IOException e) {
                throw refused(name, e);
            } catch (IllegalArgumentException | NullPointerException e) {
                throw NoJavaEquivalentException.argument(name, "takes other types: " + e.getMessage());
            }
        });
        return builder;
    }

    /** Says which arguments no one asked for. */
    void mustBeUsed() {
        Set<String> names = new TreeSet<>();
        trace.arguments().fieldNames().forEachRemaining(names::add);
        names.removeAll(used);
        // The result tells what it was, and a call that throws may do so before anyone asks.
        names.remove("raw_response");
        if (!names.isEmpty() || !trace.positional().isEmpty()) {
            String what = names.isEmpty() ? "positional arguments" : String.join(", ", names);
            throw NoJavaEquivalentException.unknown(what, "the table of calls has no such argument of " + trace.canonical());
        }
    }

    private JsonNode objectNode(String name) {
        JsonNode node = node(name);
        if (!node.isObject()) {
            throw NoJavaEquivalentException.argument(name, "takes an object, not " + JsonDifferences.shown(node));
        }
        return node;
    }

    private static <T> T converted(String name, JsonNode node, Class<T> type) {
        try {
            T value = STRICT.treeToValue(node, type);
            if (value == null) {
                throw NoJavaEquivalentException.argument(name, "takes no null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw refused(name, e);
        }
    }

    private static RuntimeException refused(String name, IOException e) {
        String reason = e instanceof JsonProcessingException problem ? problem.getOriginalMessage() : e.getMessage();
        return NoJavaEquivalentException.argument(name, "takes other types: " + reason);
    }
}
