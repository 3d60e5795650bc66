package com.syncsketch.it.parity;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;

/**
 * What a Java call came to.
 *
 * @param value what it returned, as JSON; null where it threw
 * @param part which part of what Python returns that is, as a JSON pointer; empty for all of it
 * @param status the status, where the call gives the answer as a whole, or 0
 * @param contentType the media type, where the call gives the answer as a whole, or null
 * @param thrown what it threw, or null
 * @param saved the file that it saved, described as in recordings, or null
 */
record CallOutcome(
        @Nullable JsonNode value,
        String part,
        int status,
        @Nullable String contentType,
        @Nullable Throwable thrown,
        @Nullable JsonNode saved) {

    static CallOutcome value(JsonNode value) {
        return new CallOutcome(value, "", 0, null, null, null);
    }

    /** The entries of a list, which has no position: it goes on by itself. */
    static CallOutcome entries(JsonNode entries) {
        return new CallOutcome(entries, "/objects", 0, null, null, null);
    }

    static CallOutcome thrown(Throwable thrown) {
        return new CallOutcome(null, "", 0, null, thrown, null);
    }
}
