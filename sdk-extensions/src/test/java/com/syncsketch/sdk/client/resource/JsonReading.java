package com.syncsketch.sdk.client.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** Parses JSON that a test server received. */
final class JsonReading {

    private JsonReading() {}

    static Map<?, ?> map(String json) {
        return read(json, Map.class);
    }

    static List<?> list(String json) {
        return read(json, List.class);
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return new ObjectMapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
