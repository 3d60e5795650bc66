package com.syncsketch.examples.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The records in an answer: those of a v1 list, those of a v2 list, or the one that the answer is. */
final class Records {

    private Records() {}

    static List<JsonNode> of(JsonNode answer) {
        List<JsonNode> records = new ArrayList<>();
        if (isEnvelope(answer)) {
            answer.path("objects").forEach(records::add);
        } else if (answer.isArray()) {
            answer.forEach(records::add);
        } else if (answer.isObject()) {
            records.add(answer);
        }
        return records;
    }

    /** Tells whether an answer is a v1 list. */
    static boolean isEnvelope(JsonNode answer) {
        return answer.path("objects").isArray();
    }

    /** Gives what tells a record from others: its id, or all of it where it has none. */
    static JsonNode identity(JsonNode item) {
        return item.path("id").isMissingNode() ? item : item.path("id");
    }
}
