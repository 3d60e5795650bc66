package com.syncsketch.mock.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Refusal;

/**
 * A request to the control API.
 *
 * @param query the query
 * @param body the JSON of the body; a missing node if there is none
 */
public record Ask(Query query, JsonNode body) {

    /**
     * Gives a member of the body that must be there and be a text.
     *
     * @param name its name
     * @return the text
     * @throws Refusal with 400 if it is not there, or no text
     */
    public String text(String name) {
        JsonNode value = body.path(name);
        if (!value.isTextual()) {
            throw new Refusal(400, "The body must be an object with a text \"" + name + "\"");
        }
        return value.asText();
    }
}
