package com.syncsketch.sdk.client.internal.feign;

import com.syncsketch.sdk.client.internal.http.HttpResponse;
import com.syncsketch.sdk.client.internal.http.Json;
import com.syncsketch.sdk.client.internal.http.OperationInfo;
import com.syncsketch.sdk.client.internal.http.PathValidator;
import com.syncsketch.sdk.client.internal.http.TargetFormatter;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.http.engine.BytesBody;
import com.syncsketch.sdk.client.internal.http.engine.RequestHeaders;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Sends requests that no interface describes. Thread-safe. */
public final class RawSender {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");
    private static final RequestHeaders HEADERS =
            RequestHeaders.NONE.with("Accept", "application/json").with("Content-Type", "application/json");
    private static final RequestHeaders TASK_HEADERS = HEADERS.without("Content-Type");

    private final Transport transport;
    private final Json json;

    /**
     * Creates a sender.
     *
     * @param transport sends the requests
     */
    public RawSender(Transport transport) {
        this.transport = transport;
        this.json = new Json(transport.errors());
    }

    /**
     * Sends a request.
     *
     * @param method the HTTP method in upper case
     * @param path the encoded path, without a query
     * @param query the query parameters
     * @param body the value to send as JSON, or null for none
     * @return the response, with a 2xx status
     * @throws IllegalArgumentException if an argument cannot be sent
     * @throws com.syncsketch.sdk.client.error.SyncSketchException if there is none
     */
    public LazyResponse send(String method, String path, Map<String, ?> query, @Nullable Object body) {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(query, "query");
        if (!METHODS.contains(Objects.requireNonNull(method, "method"))) {
            throw new IllegalArgumentException(
                    "The method must be one of " + METHODS.stream().sorted().toList());
        }
        if (!path.startsWith("/") || path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            throw new IllegalArgumentException("The path must start with a slash and contain neither ? nor #");
        }
        checkEncoded(path);
        PathValidator.check(path);
        Json.Written written = body == null ? null : Json.write(body, body.getClass());
        String template =
                TargetFormatter.withoutSecrets(path, transport.errors().credentials());
        String target = path + text(query);
        OperationInfo operation = transport
                .errors()
                .describe(new OperationInfo(method, template), template + target.substring(path.length()));
        if (written != null) {
            operation = operation.with(written.redactor());
        }
        boolean task = body == null && path.startsWith(OperationCompiler.TASKS);
        HttpResponse response = transport.send(
                operation,
                target,
                transport.headers(task ? TASK_HEADERS : HEADERS),
                written == null ? null : new BytesBody(written.bytes()));
        return new LazyResponse(json, operation, response);
    }

    private static void checkEncoded(String path) {
        try {
            URI uri = new URI("http://host" + path);
            if (path.chars().allMatch(c -> c > ' ' && c < 0x7f) && path.equals(uri.getRawPath())) {
                return;
            }
        } catch (URISyntaxException e) {
            // Reported below.
        }
        throw new IllegalArgumentException("The path contains characters that must be percent-encoded");
    }

    private static String text(Map<String, ?> query) {
        StringBuilder pairs = new StringBuilder();
        query.forEach((name, value) -> {
            if (value instanceof Iterable<?> values) {
                values.forEach(each -> append(pairs, name, each));
            } else if (value != null) {
                append(pairs, name, value);
            }
        });
        return pairs.toString();
    }

    private static void append(StringBuilder pairs, String name, Object value) {
        pairs.append(pairs.isEmpty() ? '?' : '&');
        PercentEncoder.append(name, pairs);
        pairs.append('=');
        Object shown = value instanceof Boolean flag ? (flag ? "1" : "0") : value;
        PercentEncoder.append(shown.toString(), pairs);
    }
}
