package com.syncsketch.mock.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer. Immutable.
 *
 * @param status the status
 * @param headers headers by name, without those that describe the body
 * @param mediaType the media type of the body, or null if there is none
 * @param json the body if it is JSON, or null
 * @param text the body if it is anything else, or null
 */
public record Response(
        int status,
        Map<String, String> headers,
        @Nullable String mediaType,
        @Nullable JsonNode json,
        @Nullable String text) {

    /** The media type of JSON. */
    public static final String JSON = "application/json";

    /**
     * Answers with JSON.
     *
     * @param status the status
     * @param body the body
     * @return the answer
     */
    public static Response json(int status, JsonNode body) {
        return new Response(status, Map.of(), JSON, body, null);
    }

    /**
     * Answers with a text.
     *
     * @param status the status
     * @param mediaType its media type
     * @param body the body
     * @return the answer
     */
    public static Response text(int status, String mediaType, String body) {
        return new Response(status, Map.of(), mediaType, null, body);
    }

    /**
     * Answers without a body.
     *
     * @param status the status
     * @return the answer
     */
    public static Response empty(int status) {
        return new Response(status, Map.of(), null, null, null);
    }

    /**
     * Adds a header.
     *
     * @param name its name
     * @param value its value
     * @return an answer that has it too
     */
    public Response header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, mediaType, json, text);
    }
}
