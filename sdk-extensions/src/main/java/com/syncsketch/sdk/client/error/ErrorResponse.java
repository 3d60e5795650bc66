package com.syncsketch.sdk.client.error;

import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.client.internal.util.HttpDates;
import jakarta.annotation.Nullable;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * An error response of the service, with the request that it belongs to.
 *
 * <p>Immutable and thread-safe. Created by the client; tests can create their own to obtain an {@link ApiException}.
 */
public final class ErrorResponse implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "proxy-authorization", "set-cookie", "set-cookie2");
    private static final List<String> REQUEST_ID_HEADERS =
            List.of("x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid", "x-amz-cf-id", "cf-ray");

    private final int status;
    private final String method;
    private final String path;
    private final String requestTarget;

    @SuppressWarnings("serial") // The unmodifiable maps and lists of the JDK are serializable.
    private final Map<String, List<String>> headers;

    private final String body;
    private final Instant receivedAt;

    private ErrorResponse(Builder builder) {
        status = builder.status;
        method = builder.method;
        path = builder.path;
        requestTarget = builder.requestTarget;
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        builder.headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copy);
        body = builder.body;
        receivedAt = builder.receivedAt;
    }

    /**
     * Creates a builder with no headers, an empty body and the current time as the time of receipt.
     *
     * @param status the HTTP status code
     * @param method the HTTP method of the request, such as {@code GET}
     * @param path the path template of the request, with its parameters in braces and without the query
     * @return a builder
     */
    public static Builder builder(int status, String method, String path) {
        return new Builder(status, method, path);
    }

    /**
     * Returns the HTTP status code.
     *
     * @return a number from 100 to 599
     */
    public int getStatus() {
        return status;
    }

    /**
     * Returns the HTTP method of the request.
     *
     * @return the method, such as {@code GET}; never null
     */
    public String getMethod() {
        return method;
    }

    /**
     * Returns the path template of the request.
     *
     * @return the path as in the contract, with its parameters in braces and without the query; never null
     */
    public String getPath() {
        return path;
    }

    /**
     * Returns the target of the request for messages and logs.
     *
     * @return the path with its ids and the query; values of the query that might be confidential are replaced by
     *     {@code ***}; the path template if the target is unknown; never null
     */
    public String getRequestTarget() {
        return requestTarget;
    }

    /**
     * Returns the response headers.
     *
     * @return an unmodifiable map of values by name; lookup ignores case; the values of cookies and credentials are replaced
     *     by {@code ***}
     */
    public Map<String, List<String>> getHeaders() {
        return headers;
    }

    /**
     * Returns the first value of a header.
     *
     * @param name the header name, in any case
     * @return the value, or null if there is no such header
     */
    @Nullable
    public String getHeader(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /**
     * Returns the response body as the service sent it.
     *
     * @return the text, empty if there was no body. Only the first 64 KiB are kept, followed by a note that says so
     */
    public String getBody() {
        return body;
    }

    /**
     * Returns the request id that the service, or a proxy in front of it, assigned. The service's header for it is not
     * documented; the common ones are tried.
     *
     * @return the id, or null if there is none
     */
    @Nullable
    public String getRequestId() {
        for (String name : REQUEST_ID_HEADERS) {
            String value = getHeader(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /**
     * Returns the delay that the service requests in its {@code Retry-After} header. All forms of the header are supported:
     * seconds, and the three date formats of HTTP. The date is relative to the time at which the response was received.
     *
     * @return a duration of zero or more, or null if the header is missing or invalid
     */
    @Nullable
    public Duration getRetryAfter() {
        String value = getHeader("Retry-After");
        if (value == null) {
            return null;
        }
        String text = value.strip();
        if (!text.isEmpty() && Characters.allMatch(text, c -> c >= '0' && c <= '9')) {
            return seconds(text);
        }
        Instant until = HttpDates.parse(text, receivedAt);
        if (until == null) {
            return null;
        }
        Duration delay = Duration.between(receivedAt, until);
        return delay.isNegative() ? Duration.ZERO : delay;
    }

    private static Duration seconds(String digits) {
        try {
            return Duration.ofSeconds(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            // Longer than any maximum, so it must not count as no delay.
            return Duration.ofSeconds(Long.MAX_VALUE);
        }
    }

    /** Returns the method, the target and the status. */
    @Override
    public String toString() {
        return Characters.printable(method + " " + requestTarget + ": " + status);
    }

    /** Builds an {@link ErrorResponse}. Not thread-safe. */
    public static final class Builder {

        private final int status;
        private final String method;
        private final String path;
        private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private String body = "";
        private Instant receivedAt = Instant.now();
        private String requestTarget;

        private Builder(int status, String method, String path) {
            this.status = status;
            this.method = Objects.requireNonNull(method, "method");
            this.path = Objects.requireNonNull(path, "path");
            this.requestTarget = path;
        }

        /**
         * Sets the target of the request. The default is the path template.
         *
         * @param requestTarget the path with its ids and the query, without secrets
         * @return this builder
         */
        public Builder requestTarget(String requestTarget) {
            this.requestTarget = Objects.requireNonNull(requestTarget, "requestTarget");
            return this;
        }

        /**
         * Adds a header. The values of cookies and credentials are not kept.
         *
         * @param name the header name
         * @param value the header value
         * @return this builder
         */
        public Builder header(String name, String value) {
            boolean secret = SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT));
            headers.computeIfAbsent(name, key -> new ArrayList<>()).add(secret ? "***" : value);
            return this;
        }

        /**
         * Sets the body.
         *
         * @param body the text
         * @return this builder
         */
        public Builder body(String body) {
            this.body = Objects.requireNonNull(body, "body");
            return this;
        }

        /**
         * Sets the time at which the response was received.
         *
         * @param receivedAt the time
         * @return this builder
         */
        public Builder receivedAt(Instant receivedAt) {
            this.receivedAt = Objects.requireNonNull(receivedAt, "receivedAt");
            return this;
        }

        /**
         * Builds the response.
         *
         * @return an immutable response
         */
        public ErrorResponse build() {
            return new ErrorResponse(this);
        }
    }
}
