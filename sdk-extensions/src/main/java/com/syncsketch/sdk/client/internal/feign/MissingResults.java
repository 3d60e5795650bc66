package com.syncsketch.sdk.client.internal.feign;

import com.fasterxml.jackson.databind.ObjectReader;
import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.http.HttpResponse;
import com.syncsketch.sdk.client.internal.http.Json;
import com.syncsketch.sdk.client.internal.http.OperationInfo;
import com.syncsketch.sdk.client.internal.http.PathValidator;
import com.syncsketch.sdk.client.internal.http.Transport;
import jakarta.annotation.Nullable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the results of writes that were carried out, but whose responses have no body, with another operation of the interface:
 * after an update, the GET with the same path parameters and the same result; after a POST, the GET of the path in
 * {@code Location} with the same result.
 */
final class MissingResults {

    private static final List<String> WRITES = List.of("POST", "PUT", "PATCH", "DELETE");

    private final Transport transport;
    private final Json json;
    private final Collection<Operation> operations;

    MissingResults(Transport transport, Json json, Collection<Operation> operations) {
        this.transport = transport;
        this.json = json;
        this.operations = operations;
    }

    /** A request that reads a result. */
    private record Read(Operation operation, String path) {}

    /** Returns true if a response is that of a write and has no body, although the operation has a result. */
    static boolean isMissing(OperationInfo info, HttpResponse response, ObjectReader reader) {
        return WRITES.contains(info.method()) && !Json.isUnknown(reader) && Json.isEmpty(response);
    }

    /**
     * Reads a missing result.
     *
     * @param operation the operation
     * @param info its description for this request
     * @param target the path and query of the request
     * @param response the response without a body
     * @throws com.syncsketch.sdk.client.error.MissingResultException if there is no operation that reads it, or if it failed
     */
    @Nullable
    Object read(Operation operation, OperationInfo info, String target, HttpResponse response) {
        ObjectReader reader =
                Objects.requireNonNull(operation.result().reader()).get();
        Read read = switch (info.method()) {
            case "PUT", "PATCH" -> updated(operation, target, reader);
            case "POST" -> created(response, reader);
            default -> null;
        };
        if (read == null) {
            throw transport.errors().missingResult(info, response, null);
        }
        try {
            OperationInfo get = transport.errors().describe(read.operation().info(), read.path());
            return transport.send(
                    get, read.path(), transport.headers(read.operation().headers()), null, result -> {
                        json.checkNoError(get, result, reader);
                        return json.read(get, result, reader);
                    });
        } catch (RequestInterruptedException | ClientClosedException e) {
            throw e;
        } catch (SyncSketchException e) {
            throw transport.errors().missingResult(info, response, e);
        }
    }

    @Nullable
    private Read updated(Operation operation, String target, ObjectReader reader) {
        int query = target.indexOf('?');
        Map<String, String> values = operation.path().values(query < 0 ? target : target.substring(0, query));
        if (values == null || values.isEmpty()) {
            return null;
        }
        String own = operation.path().toString();
        return reads(reader)
                .filter(read -> Set.copyOf(read.path().names()).equals(values.keySet()))
                // The same path takes precedence.
                .min(Comparator.comparing(read -> !read.path().toString().equals(own)))
                .map(read -> {
                    StringBuilder path = new StringBuilder();
                    read.path().expand(path, values::get);
                    return new Read(read, path.toString());
                })
                .orElse(null);
    }

    @Nullable
    private Read created(HttpResponse response, ObjectReader reader) {
        String location = response.headers().first("Location");
        String path = location == null ? null : transport.pathOf(location);
        return path == null || !isSafe(path)
                ? null
                : reads(reader)
                        .filter(read -> read.path().values(path) != null)
                        .findFirst()
                        .map(read -> new Read(read, path))
                        .orElse(null);
    }

    private static boolean isSafe(String path) {
        try {
            PathValidator.check(path);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns the operations that read one resource and have the same result. */
    private Stream<Operation> reads(ObjectReader reader) {
        return operations.stream()
                .filter(operation -> operation.info().method().equals("GET")
                        && !operation.path().isFixed())
                .filter(operation -> {
                    LazyReader result = operation.result().reader();
                    return result != null && result.get().getValueType().equals(reader.getValueType());
                });
    }
}
