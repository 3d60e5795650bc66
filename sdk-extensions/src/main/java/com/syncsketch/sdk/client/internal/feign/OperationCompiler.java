package com.syncsketch.sdk.client.internal.feign;

import com.syncsketch.sdk.client.http.ApiResponse;
import com.syncsketch.sdk.client.internal.feign.Operation.Kind;
import com.syncsketch.sdk.client.internal.feign.Operation.NamedTemplate;
import com.syncsketch.sdk.client.internal.feign.Operation.Parameter;
import com.syncsketch.sdk.client.internal.feign.Operation.Result;
import com.syncsketch.sdk.client.internal.http.OperationInfo;
import com.syncsketch.sdk.client.internal.http.engine.RequestHeaders;
import feign.HeaderMap;
import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.QueryMapEncoder;
import feign.RequestLine;
import jakarta.annotation.Nullable;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Compiles interfaces with Feign's annotations. Anything unsupported is rejected when the interface is first used, rather
 * than by a wrong request later.
 *
 * <p>The annotations are read directly: Feign's own parser would load about ninety classes at the first request of a
 * process.
 */
final class OperationCompiler {

    /** The path of requests that the official Python client sends without a media type if they have no body. */
    static final String TASKS = "/api/v2/downloads/";

    private static final String JSON = "application/json";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");
    private static final String TYPED_RESPONSE = "feign.TypedResponse";
    private static final String RESPONSE = "feign.Response";

    /** Return types of asynchronous and streaming clients, and types that Jackson supports only with a module. */
    private static final List<String> UNSUPPORTED_RESULTS = List.of(
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Future",
            "java.util.stream.Stream",
            "java.util.Iterator",
            "java.util.Optional",
            "java.io.InputStream",
            "java.io.Reader");

    private static final ClassValue<Map<Method, Operation>> COMPILED = new ClassValue<>() {
        @Override
        protected Map<Method, Operation> computeValue(Class<?> type) {
            return compile(type);
        }
    };

    private final Class<?> api;
    private final Method method;
    private final Map<String, Parameter> parameters = new HashMap<>();
    private int bodyIndex = -1;
    private int queryIndex = -1;
    private int headerIndex = -1;

    @Nullable
    private QueryMapEncoder queryEncoder;

    private OperationCompiler(Class<?> api, Method method) {
        this.api = api;
        this.method = method;
    }

    /**
     * Returns the operations of an interface by method.
     *
     * @throws IllegalArgumentException if the type is not an interface
     * @throws IllegalStateException if its annotations do not describe operations, or are not supported
     */
    static Map<Method, Operation> operations(Class<?> type) {
        if (!type.isInterface()) {
            throw new IllegalArgumentException("Not an interface: " + type.getName());
        }
        return COMPILED.get(type);
    }

    private static Map<Method, Operation> compile(Class<?> type) {
        Map<Method, Operation> operations = new HashMap<>();
        for (Method method : type.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                operations.put(method, new OperationCompiler(type, method).compile());
            }
        }
        if (operations.isEmpty()) {
            throw new IllegalStateException(type.getName() + " has no method with @RequestLine");
        }
        return Map.copyOf(operations);
    }

    private Operation compile() {
        RequestLine line = method.getAnnotation(RequestLine.class);
        if (line == null) {
            throw unsupported("it has no @RequestLine");
        }
        if (method.isAnnotationPresent(feign.Body.class)) {
            throw unsupported("@Body templates; pass an object that becomes JSON");
        }
        String[] words = line.value().strip().split("\\s+", 2);
        if (words.length < 2 || !METHODS.contains(words[0]) || !words[1].startsWith("/")) {
            throw unsupported("@RequestLine must be an HTTP method and a path that starts with a slash");
        }
        int question = words[1].indexOf('?');
        String path = question < 0 ? words[1] : words[1].substring(0, question);
        OperationInfo info = new OperationInfo(words[0], path);
        readParameters();
        List<NamedTemplate> headers = headers();
        RequestHeaders fixed = fixed(headers, info);
        headers.removeIf(header -> header.value().isFixed());
        Operation operation = new Operation(
                info,
                new Template(path),
                queries(question < 0 ? "" : words[1].substring(question + 1)),
                fixed,
                List.copyOf(headers),
                Map.copyOf(parameters),
                line.collectionFormat(),
                body(fixed),
                queryIndex,
                queryEncoder,
                headerIndex,
                result());
        rejectUnusedParameters(operation);
        return operation;
    }

    private void readParameters() {
        Annotation[][] annotations = method.getParameterAnnotations();
        for (int i = 0; i < annotations.length; i++) {
            readParameter(i, annotations[i]);
        }
    }

    private void readParameter(int index, Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof Param param) {
                parameters.put(name(param, index), new Parameter(index, expander(param)));
                return;
            }
            if (annotation instanceof QueryMap map) {
                queryIndex = index;
                queryEncoder = encoder(map);
                return;
            }
            if (annotation instanceof HeaderMap) {
                headerIndex = index;
                return;
            }
        }
        if (method.getParameterTypes()[index] == URI.class) {
            throw unsupported("an argument of type URI would send credentials to another host");
        }
        if (bodyIndex >= 0) {
            throw unsupported("it has two arguments without an annotation, but there is only one body");
        }
        bodyIndex = index;
    }

    private String name(Param param, int index) {
        if (!param.value().isEmpty()) {
            return param.value();
        }
        if (!method.getParameters()[index].isNamePresent()) {
            throw unsupported("@Param requires a name");
        }
        return method.getParameters()[index].getName();
    }

    @Nullable
    private Param.Expander expander(Param param) {
        Class<? extends Param.Expander> type = param.expander();
        return type == Param.ToStringExpander.class ? null : created(type);
    }

    @Nullable
    private QueryMapEncoder encoder(QueryMap map) {
        // The default encoder of Feign reads fields, like QueryObject.
        return map.mapEncoder() == QueryMap.MapEncoder.DEFAULT
                ? null
                : map.mapEncoder().instance();
    }

    private <T> T created(Class<T> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(this + ": " + type.getName() + " cannot be created", e);
        }
    }

    /** Returns the headers of the interface, of those that it extends, and of the method. */
    private List<NamedTemplate> headers() {
        List<NamedTemplate> headers = new ArrayList<>();
        addHeaders(method.getDeclaringClass().getAnnotation(Headers.class), headers);
        if (api != method.getDeclaringClass()) {
            addHeaders(api.getAnnotation(Headers.class), headers);
        }
        addHeaders(method.getAnnotation(Headers.class), headers);
        return headers;
    }

    private void addHeaders(@Nullable Headers annotation, List<NamedTemplate> headers) {
        if (annotation == null) {
            return;
        }
        List<NamedTemplate> own = new ArrayList<>();
        for (String header : annotation.value()) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw unsupported("@Headers requires a name and a value, separated by a colon");
            }
            String name = header.substring(0, colon).strip();
            headers.removeIf(other -> other.name().equalsIgnoreCase(name));
            own.add(new NamedTemplate(
                    name, new Template(header.substring(colon + 1).strip())));
        }
        // At the end, because one annotation may have several values for a header.
        headers.addAll(own);
    }

    private RequestHeaders fixed(List<NamedTemplate> headers, OperationInfo info) {
        RequestHeaders fixed = RequestHeaders.NONE;
        boolean hasContentType = false;
        for (NamedTemplate header : headers) {
            hasContentType |= header.name().equalsIgnoreCase("Content-Type");
            if (header.value().isFixed()) {
                fixed = fixed.with(header.name(), header.value().toString());
            }
        }
        if (!hasContentType && (bodyIndex >= 0 || !info.template().startsWith(TASKS))) {
            // Not required without a body, but the official Python client sends it, and whether the service works
            // without it
            // is unknown.
            fixed = fixed.with("Content-Type", JSON);
        }
        return fixed;
    }

    private static List<NamedTemplate> queries(String query) {
        List<NamedTemplate> queries = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equal = pair.indexOf('=');
                String name = equal < 0 ? pair : pair.substring(0, equal);
                queries.add(new NamedTemplate(name, new Template(equal < 0 ? "" : pair.substring(equal + 1))));
            }
        }
        return List.copyOf(queries);
    }

    @Nullable
    private Operation.Body body(RequestHeaders fixed) {
        if (bodyIndex < 0) {
            return null;
        }
        String contentType = fixed.first("Content-Type");
        boolean json =
                contentType == null || contentType.toLowerCase(Locale.ROOT).contains("json");
        return new Operation.Body(bodyIndex, json, new LazyWriter(method.getGenericParameterTypes()[bodyIndex]));
    }

    private void rejectUnusedParameters(Operation operation) {
        for (String name : parameters.keySet()) {
            boolean used = operation.path().names().contains(name)
                    || operation.queries().stream()
                            .anyMatch(query -> query.value().names().contains(name))
                    || operation.headerTemplates().stream()
                            .anyMatch(header -> header.value().names().contains(name));
            if (!used) {
                throw unsupported("form parameters such as " + name + "; use each in the path, the query or a header");
            }
        }
        List<String> names = new ArrayList<>(operation.path().names());
        operation.queries().forEach(query -> names.addAll(query.value().names()));
        operation
                .headerTemplates()
                .forEach(header -> names.addAll(header.value().names()));
        for (String name : names) {
            if (!parameters.containsKey(name)) {
                throw unsupported("it has no @Param for {" + name + "}");
            }
        }
    }

    private Result result() {
        Type type = method.getGenericReturnType();
        if (type == void.class || type == Void.class) {
            return new Result(Kind.NOTHING, null);
        }
        String name = method.getReturnType().getName();
        if (name.equals(RESPONSE)) {
            return new Result(Kind.FEIGN_RESPONSE, null);
        }
        boolean typed = name.equals(TYPED_RESPONSE);
        if (typed || method.getReturnType() == ApiResponse.class) {
            Kind kind = typed ? Kind.FEIGN_TYPED_RESPONSE : Kind.API_RESPONSE;
            Type body = type instanceof ParameterizedType parameterized
                    ? parameterized.getActualTypeArguments()[0]
                    : Object.class;
            return new Result(kind, body == Void.class ? null : new LazyReader(body, api, method));
        }
        if (UNSUPPORTED_RESULTS.contains(name)) {
            throw unsupported("the return type " + name + "; return a value that is read from JSON");
        }
        return new Result(Kind.VALUE, new LazyReader(type, api, method));
    }

    private IllegalStateException unsupported(String what) {
        return new IllegalStateException(this + " is not supported: " + what);
    }

    @Override
    public String toString() {
        return api.getSimpleName() + "#" + method.getName();
    }
}
