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
 * The arguments of a recorded call as Java types. Throws an exception where the compiler would reject an argument. The
 * Python client omits empty, zero and false values in many places, for which {@link #isTruthy} exists.
 */
final class PythonArguments {

    /** As strict about types as Java. */
    private static final ObjectMapper STRICT = strict();

    private final TraceCase trace;
    private final Path folder;
    private final Set<String> used = new HashSet<>();

    /**
     * Creates the arguments of a case.
     *
     * @param folder the folder of the file {@code FILE}, which also replaces {@code DIR} and {@code TMP}
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

    /** Returns whether the recorded call returned the whole response. Defaults differ by method, so the result decides. */
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

    /** Returns whether the call returned only the value and none of these arguments is set, so that a short form applies. */
    boolean isPlain(String... names) {
        boolean plain = !raw();
        for (String name : names) {
            plain &= node(name).isMissingNode() || (name.equals("fields") && !has(name));
        }
        return plain;
    }

    /** Returns whether an argument is truthy in Python: set, and neither null, false, zero nor empty. */
    boolean isTruthy(String name) {
        JsonNode node = node(name);
        if (node.isContainerNode() || node.isTextual()) {
            return node.isTextual() ? !node.asText().isEmpty() : !node.isEmpty();
        }
        return node.isNumber() ? node.decimalValue().signum() != 0 : node.asBoolean();
    }

    /** Returns an id. Python also accepts a string of digits. */
    long id(String name) {
        JsonNode node = node(name);
        boolean digits = node.isTextual() && node.asText().matches("0|-?[1-9][0-9]{0,17}");
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

    /** Returns a number. The default applies only if the call has no such argument: Python sends {@code None} as null. */
    int number(String name, int defaultValue) {
        return node(name).isMissingNode() ? defaultValue : number(name);
    }

    double decimal(String name) {
        JsonNode node = node(name);
        if (!node.isNumber()) {
            throw NoJavaEquivalentException.argument(name, "takes a double, not " + JsonDifferences.shown(node));
        }
        return node.asDouble();
    }

    boolean flag(String name, boolean defaultValue) {
        return node(name).isMissingNode() ? defaultValue : flag(name);
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

    /** Returns a text. The default applies only if the call has no such argument: Python sends {@code None} as null. */
    String text(String name, String defaultValue) {
        return node(name).isMissingNode() ? defaultValue : text(name);
    }

    /** Returns the file to upload. Other paths than that of the recorded file are those of missing files or folders. */
    Path file(String name) {
        String path = text(name);
        return folder.resolve(path.equals("FILE") ? trace.file().path("name").asText() : path);
    }

    /** Returns the number of recorded requests with a method whose path contains a text. */
    long recordedRequests(String method, String part) {
        return trace.requests().stream()
                .filter(request -> request.path("method").asText().equals(method)
                        && request.path("path").asText().contains(part))
                .count();
    }

    /** Returns the folder for downloads: that of the caller, or a replacement for Python's default. */
    Path folder(String name) {
        if (has(name) && !text(name).equals("DIR")) {
            throw NoJavaEquivalentException.unknown(name, "no recorded folder");
        }
        return folder;
    }

    /** Passes the names in {@code fields}, a list or a comma-separated string, to a consumer, unless Python sends none. */
    void fields(Consumer<List<String>> consumer) {
        if (isTruthy("fields")) {
            JsonNode node = node("fields");
            consumer.accept(node.isTextual() ? List.of(node.asText().split(",")) : list("fields", String.class));
        }
    }

    /** Returns a list of a type of the client. */
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

    /** Returns an object as a type of the client. */
    <T> T object(String name, Class<T> type) {
        return converted(name, objectNode(name), type);
    }

    /** Returns the fields of an object. */
    Map<String, Object> map(String name) {
        return TraceFile.JSON.convertValue(objectNode(name), new TypeReference<>() {});
    }

    /** Sets the fields of an object on a builder, overriding existing values. */
    <B> B onto(String name, B builder) {
        if (!has(name)) {
            return builder;
        }
        BuilderSetters setters = new BuilderSetters(builder);
        objectNode(name).properties().forEach(field -> {
            Type type = setters.type(field.getKey());
            try {
                setters.set(
                        field.getKey(),
                        STRICT.readerFor(STRICT.constructType(type)).readValue(field.getValue()));
            } catch (IOException e) {
                throw invalid(name, e);
            } catch (IllegalArgumentException | NullPointerException e) {
                throw NoJavaEquivalentException.argument(name, "takes other types: " + e.getMessage());
            }
        });
        return builder;
    }

    /** Throws an exception if an argument was not used. */
    void requireAllUsed() {
        Set<String> names = new TreeSet<>();
        trace.arguments().fieldNames().forEachRemaining(names::add);
        names.removeAll(used);
        // The result implies it, and a call may throw before it is used.
        names.remove("raw_response");
        if (!names.isEmpty() || !trace.positional().isEmpty()) {
            String what = names.isEmpty() ? "positional arguments" : String.join(", ", names);
            throw NoJavaEquivalentException.unknown(
                    what, "the method table has no such argument of " + trace.canonical());
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
            requireTypesOfSetters(node, type);
            T value = STRICT.treeToValue(node, type);
            if (value == null) {
                throw NoJavaEquivalentException.argument(name, "does not accept null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw invalid(name, e);
        }
    }

    /** Models accept numbers in quotes and the like, because the service may send them. Their setters do not. */
    private static void requireTypesOfSetters(JsonNode node, Class<?> type) throws JsonProcessingException {
        BuilderSetters setters;
        try {
            setters = new BuilderSetters(type.getMethod("builder").invoke(null));
        } catch (ReflectiveOperationException e) {
            return;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (setters.type(field.getKey()) instanceof Class<?> scalar
                    && (scalar.isPrimitive() || scalar.getPackageName().equals("java.lang"))) {
                STRICT.treeToValue(field.getValue(), scalar);
            }
        }
    }

    private static RuntimeException invalid(String name, IOException e) {
        String reason = e instanceof JsonProcessingException problem ? problem.getOriginalMessage() : e.getMessage();
        return NoJavaEquivalentException.argument(name, "takes other types: " + reason);
    }
}
