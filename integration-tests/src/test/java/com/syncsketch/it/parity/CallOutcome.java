package com.syncsketch.it.parity;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;

/**
 * The outcome of a Java call.
 *
 * @param value the returned value as JSON, or null if the call threw an exception
 * @param part the JSON pointer of that value within Python's result; empty for the whole result
 * @param status the status code if the call returned a whole response, or 0
 * @param contentType the media type if the call returned a whole response, or null
 * @param thrown the exception, or null
 * @param saved the saved file in the format of recordings, or null
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

    /** Creates the outcome of a paged list, which has entries but no page information. */
    static CallOutcome entries(JsonNode entries) {
        return new CallOutcome(entries, "/objects", 0, null, null, null);
    }

    static CallOutcome thrown(Throwable thrown) {
        return new CallOutcome(null, "", 0, null, thrown, null);
    }
}
