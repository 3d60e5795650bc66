package com.syncsketch.sdk.client.internal;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sends requests that no interface describes. Safe for use by several threads. */
public final class RawSender {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

    private final Transport transport;
    private final Duration readTimeout;
    private final Json json;

    /**
     * Makes a sender.
     *
     * @param transport what sends
     * @param readTimeout how long one attempt may take
     */
    public RawSender(Transport transport, Duration readTimeout) {
        this.transport = transport;
        this.readTimeout = readTimeout;
        this.json = new Json(transport.failures());
    }

    /**
     * Sends a request.
     *
     * @param method the HTTP method in upper case
     * @param path the path as it is sent, without a query
     * @param query the parameters
     * @param body what is written as JSON, or null for none
     * @return the answer, a success
     * @throws IllegalArgumentException if an argument cannot be sent
     * @throws com.syncsketch.sdk.client.error.SyncSketchException if there is no such answer
     */
    public RawReply send(String method, String path, Map<String, ?> query, @Nullable Object body) {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException(
                    "The method must be one of " + METHODS.stream().sorted().toList());
        }
        if (!path.startsWith("/") || path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            throw new IllegalArgumentException("The path must start with a slash and hold neither ? nor #");
        }
        PathRules.check(path);
        Map<String, Collection<String>> headers = new HashMap<>();
        headers.put("Accept", List.of("application/json"));
        if (body != null) {
            headers.put("Content-Type", List.of("application/json"));
        }
        Json.Written written = body == null ? null : Json.write(body, body.getClass());
        Call call = new Call(method, path, written == null ? Secrets.NONE : written.secrets());
        Answer answer = transport.send(
                call,
                uri(path + text(query)),
                headers,
                written == null ? null : BodyPublishers.ofByteArray(written.bytes()),
                readTimeout);
        return new RawReply(json, call, answer);
    }

    private URI uri(String pathAndQuery) {
        try {
            return URI.create(transport.origin().base() + pathAndQuery);
        } catch (IllegalArgumentException e) {
            // The exception's own text would show the query.
            throw new IllegalArgumentException("The path holds what must be percent-encoded");
        }
    }

    private static String text(Map<String, ?> query) {
        List<String> pairs = new ArrayList<>();
        query.forEach((name, value) -> {
            if (value instanceof Iterable<?> values) {
                values.forEach(each -> pairs.add(encoded(name) + "=" + encoded(each)));
            } else if (value != null) {
                pairs.add(encoded(name) + "=" + encoded(value));
            }
        });
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private static String encoded(Object value) {
        Object shown = value instanceof Boolean flag ? (flag ? "1" : "0") : value;
        return URLEncoder.encode(shown.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
