package com.syncsketch.mock.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A response. Immutable.
 *
 * @param status the status code
 * @param headers the headers by name, except {@code Content-Type} and {@code Content-Length}
 * @param mediaType the media type of the body, or null if there is none
 * @param json the body if it is JSON, otherwise null
 * @param text the body if it is other text, otherwise null
 * @param stream writes the body if it is too large for memory, otherwise null
 */
public record Response(
        int status,
        Map<String, String> headers,
        @Nullable String mediaType,
        @Nullable JsonNode json,
        @Nullable String text,
        @Nullable BodyWriter stream) {

    /** Writes a body. */
    @FunctionalInterface
    public interface BodyWriter {

        /**
         * Writes the body.
         *
         * @param out the connection
         * @throws IOException if the connection fails
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** The media type of JSON. */
    public static final String JSON = "application/json";

    /** Creates a JSON response. */
    public static Response json(int status, JsonNode body) {
        return new Response(status, Map.of(), JSON, body, null, null);
    }

    /** Creates a response with a text body. */
    public static Response text(int status, String mediaType, String body) {
        return new Response(status, Map.of(), mediaType, null, body, null);
    }

    /** Creates a response whose body is written while it is sent. */
    public static Response streamed(int status, String mediaType, BodyWriter body) {
        return new Response(status, Map.of(), mediaType, null, null, body);
    }

    /** Creates a response without a body. */
    public static Response empty(int status) {
        return new Response(status, Map.of(), null, null, null, null);
    }

    /** Returns a copy with another header. */
    public Response header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, mediaType, json, text, stream);
    }
}
