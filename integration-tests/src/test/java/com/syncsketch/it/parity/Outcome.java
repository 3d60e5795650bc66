package com.syncsketch.it.parity;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;

/**
 * What a Java call came to.
 *
 * @param value what it returned, as JSON; null where it threw
 * @param status the status, where the call gives the answer as a whole, or 0
 * @param contentType the media type, where the call gives the answer as a whole, or null
 * @param thrown what it threw, or null
 * @param saved the file that it saved, described as in recordings, or null
 */
record Outcome(
        @Nullable JsonNode value,
        int status,
        @Nullable String contentType,
        @Nullable Throwable thrown,
        @Nullable JsonNode saved) {

    static Outcome value(JsonNode value) {
        return new Outcome(value, 0, null, null, null);
    }

    static Outcome thrown(Throwable thrown) {
        return new Outcome(null, 0, null, thrown, null);
    }
}
