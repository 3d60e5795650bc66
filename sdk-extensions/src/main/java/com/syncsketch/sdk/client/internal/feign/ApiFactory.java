package com.syncsketch.sdk.client.internal.feign;

import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.client.http.ApiResponse;
import com.syncsketch.sdk.client.internal.http.HttpResponse;
import com.syncsketch.sdk.client.internal.http.Json;
import com.syncsketch.sdk.client.internal.http.OperationInfo;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.http.engine.RequestHeaders;
import feign.Request;
import feign.Response;
import feign.TypedResponse;
import jakarta.annotation.Nullable;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Creates objects of interfaces with Feign's annotations. Only the annotations are Feign's: operations are compiled once per
 * interface and JVM, and {@link Transport} sends them. Thread-safe.
 */
public final class ApiFactory {

    /** The package of the generated interfaces. */
    private static final String CONTRACT = ItemsApi.class.getPackageName();

    private final Transport transport;
    private final Json json;
    private final boolean readsMissingResults;
    private final Map<Class<?>, Object> created = new ConcurrentHashMap<>();

    /**
     * Creates a factory.
     *
     * @param transport sends the requests
     */
    public ApiFactory(Transport transport) {
        this(transport, true);
    }

    private ApiFactory(Transport transport, boolean readsMissingResults) {
        this.transport = transport;
        this.json = new Json(transport.errors());
        this.readsMissingResults = readsMissingResults;
    }

    /** Returns a factory for writes whose results are not needed: if a response has no body, the result is not read. */
    public ApiFactory withoutMissingResults() {
        return new ApiFactory(transport, false);
    }

    /**
     * Returns the implementation of an interface, always the same object.
     *
     * @param type an interface with Feign's annotations
     * @param <T> its type
     * @return an object whose methods send requests
     * @throws IllegalArgumentException if it is not an interface
     * @throws IllegalStateException if its annotations describe no operations, or operations that are not supported
     */
    public <T> T of(Class<T> type) {
        Object object = created.get(type);
        if (object == null) {
            object = created.computeIfAbsent(type, this::create);
        }
        return type.cast(object);
    }

    private <T> T create(Class<T> type) {
        Map<Method, InterfaceProxy.MethodHandler> handlers = new HashMap<>();
        Map<Method, Operation> operations = OperationCompiler.operations(type);
        MissingResults missing =
                new MissingResults(transport, json, readsMissingResults ? operations.values() : List.of());
        operations.forEach(
                (method, operation) -> handlers.put(method, new Bound(operation, missing, isOfContract(method))));
        return InterfaceProxy.create(type, type.getSimpleName() + " of " + transport.origin(), handlers);
    }

    /** Returns true for generated methods; nothing is known about the responses of users' own interfaces. */
    private static boolean isOfContract(Method method) {
        return method.getDeclaringClass().getPackageName().equals(CONTRACT);
    }

    /** A response and its parsed body. Missing if a write was carried out, but the response has no body. */
    private record Parsed(HttpResponse response, @Nullable Object value, boolean isMissing) {}

    /** An operation of this client, with all headers that do not depend on arguments. */
    private final class Bound implements InterfaceProxy.MethodHandler {

        private final Operation operation;
        private final MissingResults missing;
        private final boolean ofContract;
        private final RequestHeaders headers;

        Bound(Operation operation, MissingResults missing, boolean ofContract) {
            this.operation = operation;
            this.missing = missing;
            this.ofContract = ofContract;
            this.headers = transport.headers(operation.headers());
        }

        @Override
        @Nullable
        public Object invoke(@Nullable Object[] args) {
            Arguments arguments = new Arguments(args);
            String target = operation.target(arguments);
            Json.Written body = operation.write(arguments);
            OperationInfo described = transport.errors().describe(operation.info(), target);
            OperationInfo info = body == null ? described : described.with(body.redactor());
            Parsed parsed = transport.send(
                    info,
                    target,
                    operation.headers(headers, arguments),
                    body == null ? null : Operation.sent(body),
                    response -> parsed(info, response));
            Object value =
                    parsed.isMissing() ? missing.read(operation, info, target, parsed.response()) : parsed.value();
            return result(info, parsed.response(), value);
        }

        private Parsed parsed(OperationInfo info, HttpResponse response) {
            LazyReader reader = operation.result().reader();
            if (reader == null) {
                if (ofContract) {
                    json.check(info, response);
                }
                return new Parsed(response, null, false);
            }
            if (MissingResults.isMissing(info, response, reader.get())) {
                return new Parsed(response, null, true);
            }
            if (ofContract) {
                json.checkNoError(info, response, reader.get());
            }
            return new Parsed(response, json.read(info, response, reader.get()), false);
        }

        @Nullable
        private Object result(OperationInfo info, HttpResponse response, @Nullable Object value) {
            return switch (operation.result().kind()) {
                case VALUE -> value;
                case NOTHING -> null;
                case API_RESPONSE ->
                    new ApiResponse<>(response.status(), response.headers().map(), value);
                case FEIGN_TYPED_RESPONSE -> FeignResponses.typed(info, response, value);
                case FEIGN_RESPONSE -> FeignResponses.raw(info, response);
            };
        }
    }

    /** Feign's own response types, for interfaces that return them; loaded only then. */
    private static final class FeignResponses {

        @SuppressWarnings("unchecked") // Feign's builder is raw.
        static TypedResponse<Object> typed(OperationInfo info, HttpResponse response, @Nullable Object value) {
            return TypedResponse.builder()
                    .status(response.status())
                    .headers(headers(response))
                    .request(request(info))
                    .body(value)
                    .build();
        }

        static Response raw(OperationInfo info, HttpResponse response) {
            return Response.builder()
                    .status(response.status())
                    .headers(headers(response))
                    .request(request(info))
                    .body(response.body())
                    .build();
        }

        private static Map<String, Collection<String>> headers(HttpResponse response) {
            Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(response.headers().map());
            return headers;
        }

        /** Describes the operation only, because the real request contains credentials. */
        private static Request request(OperationInfo info) {
            return Request.create(
                    Request.HttpMethod.valueOf(info.method()),
                    info.template(),
                    Map.of(),
                    null,
                    StandardCharsets.UTF_8,
                    null);
        }
    }
}
