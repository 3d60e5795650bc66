package com.syncsketch.sdk.client.http;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A successful response with its status and headers; see {@link com.syncsketch.sdk.client.SyncSketchClient#withResponse}.
 * Immutable and thread-safe if the body is.
 *
 * @param <T> the type of the body
 */
public final class ApiResponse<T> {

    private final int status;
    private final Map<String, List<String>> headers;

    @Nullable
    private final T body;

    /**
     * Creates a response. The client does this; tests can as well.
     *
     * @param status the HTTP status code
     * @param headers an unmodifiable map of values by name
     * @param body the body, or null if the operation has none
     */
    public ApiResponse(int status, Map<String, List<String>> headers, @Nullable T body) {
        this.status = status;
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = body;
    }

    /**
     * Returns the HTTP status code.
     *
     * @return a number from 200 to 299
     */
    public int getStatus() {
        return status;
    }

    /**
     * Returns the response headers.
     *
     * @return an unmodifiable map of values by name; lookup ignores case
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
     * Returns the body.
     *
     * @return the body, or null if the operation returns nothing
     */
    @Nullable
    public T getBody() {
        return body;
    }

    /** Returns the status. */
    @Override
    public String toString() {
        return "ApiResponse{status=" + status + "}";
    }
}
