package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * An answer of the service that is not a success, and the call that it answers.
 *
 * <p>Immutable and safe to share between threads. The client makes these; a test that needs an {@link ApiException} may
 * make its own.
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

    @SuppressWarnings("serial") // The unmodifiable maps and lists of the JDK are serializable.
    private final Map<String, List<String>> headers;

    private final String body;
    private final Instant receivedAt;

    private ErrorResponse(Builder builder) {
        status = builder.status;
        method = builder.method;
        path = builder.path;
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        builder.headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copy);
        body = builder.body;
        receivedAt = builder.receivedAt;
    }

    /**
     * Starts an answer.
     *
     * @param status the HTTP status
     * @param method the method of the call, {@code GET} for example
     * @param path the path of the call, with its parameters in braces and without a query
     * @return a builder with no headers, an empty body and the present as the time of receipt
     */
    public static Builder builder(int status, String method, String path) {
        return new Builder(status, method, path);
    }

    /**
     * Gives the HTTP status.
     *
     * @return a number from 100 to 599
     */
    public int status() {
        return status;
    }

    /**
     * Gives the method of the call.
     *
     * @return {@code GET} for example, never null
     */
    public String method() {
        return method;
    }

    /**
     * Gives the path of the call.
     *
     * @return the path with its parameters in braces, as the contract has it, and without a query; never null
     */
    public String path() {
        return path;
    }

    /**
     * Gives the headers.
     *
     * @return values by name; names are found in any case; cookies and credentials are replaced by {@code ***};
     *     unmodifiable
     */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /**
     * Gives the first value of a header.
     *
     * @param name the header's name, in any case
     * @return the value, or null if there is none
     */
    @Nullable
    public String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /**
     * Gives the body as the service sent it.
     *
     * @return the text; empty if there was none. Only the first 64 KiB are kept, followed by a note that says so
     */
    public String body() {
        return body;
    }

    /**
     * Gives the id under which the service, or a proxy before it, knows the request. No source shows which header
     * carries it here; the usual ones are tried.
     *
     * @return the id, or null if there is none
     */
    @Nullable
    public String requestId() {
        for (String name : REQUEST_ID_HEADERS) {
            String value = header(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /**
     * Gives the time for which the service asks to be left alone, from its {@code Retry-After} header. Both forms of
     * the header are read, seconds and an HTTP date; the date is counted from the moment the answer arrived.
     *
     * @return a duration of zero or more, or null if the header is missing or unreadable
     */
    @Nullable
    public Duration retryAfter() {
        String value = header("Retry-After");
        if (value == null) {
            return null;
        }
        String text = value.strip();
        try {
            if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(receivedAt, until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** Shows method, path and status. */
    @Override
    public String toString() {
        return method + " " + path + ": " + status;
    }

    /** Builds an {@link ErrorResponse}. Not safe for use by several threads. */
    public static final class Builder {

        private final int status;
        private final String method;
        private final String path;
        private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private String body = "";
        private Instant receivedAt = Instant.now();

        private Builder(int status, String method, String path) {
            this.status = status;
            this.method = Objects.requireNonNull(method, "method");
            this.path = Objects.requireNonNull(path, "path");
        }

        /**
         * Adds a header. The values of cookies and credentials are not kept.
         *
         * @param name the name
         * @param value the value
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
         * Sets the moment the answer arrived.
         *
         * @param receivedAt the moment
         * @return this builder
         */
        public Builder receivedAt(Instant receivedAt) {
            this.receivedAt = Objects.requireNonNull(receivedAt, "receivedAt");
            return this;
        }

        /**
         * Builds the answer.
         *
         * @return an immutable answer
         */
        public ErrorResponse build() {
            return new ErrorResponse(this);
        }
    }
}
