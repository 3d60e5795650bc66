package com.syncsketch.sdk.client;

import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.internal.feign.LazyResponse;
import java.util.List;
import java.util.Map;

/** A successful response to a request of the {@link RawClient}. It has been read completely. Immutable. */
public final class RawResponse {

    private final LazyResponse reply;

    RawResponse(LazyResponse reply) {
        this.reply = reply;
    }

    /**
     * Returns the HTTP status code.
     *
     * @return a number from 200 to 299
     */
    public int getStatus() {
        return reply.status();
    }

    /**
     * Returns the response headers.
     *
     * @return an unmodifiable map of values by name; lookup ignores case
     */
    public Map<String, List<String>> getHeaders() {
        return reply.headers();
    }

    /**
     * Returns the response body.
     *
     * @return a copy of the bytes, empty if there was no body
     */
    public byte[] getBytes() {
        return reply.bytes();
    }

    /**
     * Returns the response body as text, in the charset of the response or UTF-8.
     *
     * @return the text, empty if there was no body
     */
    public String getText() {
        return reply.text();
    }

    /**
     * Parses the response body as JSON.
     *
     * @param type the type, such as a model of this SDK, {@code Map.class}, or Jackson's {@code JsonNode.class} for any JSON
     * @param <T> the type
     * @return the value
     * @throws DecodingException if the body is empty, null, not JSON, or JSON of another structure
     * @throws IllegalArgumentException if the type is {@code Object} and the body has no value
     */
    public <T> T read(Class<T> type) {
        return reply.read(type);
    }

    /**
     * Parses the response body as a JSON array.
     *
     * @param type the type of the elements
     * @param <T> the type of the elements
     * @return the elements
     * @throws DecodingException if the body is anything else
     */
    public <T> List<T> readList(Class<T> type) {
        return reply.readList(type);
    }

    /** Returns the request and the status, but not the body. */
    @Override
    public String toString() {
        return "RawResponse{" + reply + "}";
    }
}
