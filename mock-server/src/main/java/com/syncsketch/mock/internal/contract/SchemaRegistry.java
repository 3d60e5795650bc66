package com.syncsketch.mock.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of a contract, each read when it is first needed: a test uses few of the hundreds. Safe for use by several threads. */
final class SchemaRegistry {

    private final JsonNode document;
    private final Map<String, Schema> read = new ConcurrentHashMap<>();

    SchemaRegistry(JsonNode document) {
        this.document = document;
    }

    /**
     * Gives the schema at a JSON pointer into the document.
     *
     * @throws IllegalArgumentException if there is none, or it cannot be checked
     */
    Schema at(String pointer) {
        return read.computeIfAbsent(pointer, any -> new Schema(document.at(pointer), this));
    }
}
