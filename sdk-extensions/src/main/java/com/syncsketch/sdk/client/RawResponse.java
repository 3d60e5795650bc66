package com.syncsketch.sdk.client;

import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.internal.feign.RawReply;
import java.util.List;
import java.util.Map;

/** The answer to one of the {@link RawClient}, a success. Completely read; immutable. */
public final class RawResponse {

    private final RawReply reply;

    RawResponse(RawReply reply) {
        this.reply = reply;
    }

    /**
     * Gives the HTTP status.
     *
     * @return a number from 200 to 299
     */
    public int status() {
        return reply.status();
    }

    /**
     * Gives the headers.
     *
     * @return values by name; names are found in any case; unmodifiable
     */
    public Map<String, List<String>> headers() {
        return reply.headers();
    }

    /**
     * Gives the body as it arrived.
     *
     * @return a copy of the bytes; empty if there was no body
     */
    public byte[] bytes() {
        return reply.bytes();
    }

    /**
     * Gives the body as text, in the encoding that the answer names, or else UTF-8.
     *
     * @return the text; empty if there was no body
     */
    public String text() {
        return reply.text();
    }

    /**
     * Reads the body as JSON.
     *
     * @param type what it is: a model of this client, {@code Map.class}, or Jackson's {@code JsonNode.class} for any JSON
     * @param <T> the type
     * @return the value
     * @throws DecodingException if the body is empty, null, not JSON, or JSON of another form
     * @throws IllegalArgumentException if the type is {@code Object} and the body has no value
     */
    public <T> T read(Class<T> type) {
        return reply.read(type);
    }

    /**
     * Reads the body as a JSON array.
     *
     * @param type what its elements are
     * @param <T> the type
     * @return the elements
     * @throws DecodingException if the body is anything else
     */
    public <T> List<T> readList(Class<T> type) {
        return reply.readList(type);
    }

    /** Shows call and status, but nothing of the body. */
    @Override
    public String toString() {
        return "RawResponse{" + reply + "}";
    }
}
