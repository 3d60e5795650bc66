package com.syncsketch.mock.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of a contract. Each is parsed on first use, because a test uses few of the hundreds. Thread-safe. */
final class SchemaCache {

    private final JsonNode document;
    private final Map<String, Schema> parsed = new ConcurrentHashMap<>();

    SchemaCache(JsonNode document) {
        this.document = document;
    }

    /**
     * Returns the schema at a JSON pointer into the document.
     *
     * @throws IllegalArgumentException if there is none, or it uses an unsupported keyword
     */
    Schema at(String pointer) {
        return parsed.computeIfAbsent(pointer, any -> new Schema(document.at(pointer), this));
    }
}
