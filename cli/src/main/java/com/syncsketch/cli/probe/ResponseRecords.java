package com.syncsketch.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Extracts the records of a response: those of a v1 list, those of a v2 list, or the single record. */
final class ResponseRecords {

    private ResponseRecords() {}

    /** Returns the records. */
    static List<JsonNode> of(JsonNode response) {
        List<JsonNode> records = new ArrayList<>();
        if (isEnvelope(response)) {
            response.path("objects").forEach(records::add);
        } else if (response.isArray()) {
            response.forEach(records::add);
        } else if (response.isObject()) {
            records.add(response);
        }
        return records;
    }

    /** Returns whether a response is a v1 list. */
    static boolean isEnvelope(JsonNode response) {
        return response.path("objects").isArray();
    }

    /** Returns the identity of a record: its id, or the whole record if it has none. */
    static JsonNode identity(JsonNode item) {
        return item.path("id").isMissingNode() ? item : item.path("id");
    }
}
