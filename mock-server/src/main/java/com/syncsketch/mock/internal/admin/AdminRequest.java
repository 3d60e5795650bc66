package com.syncsketch.mock.internal.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Query;
import java.util.List;

/**
 * A request to the control API.
 *
 * @param query the query
 * @param body the JSON of the body; a missing node if there is none
 */
public record AdminRequest(Query query, JsonNode body) {

    /**
     * Gives a member of the body that must be there and be a text.
     *
     * @param name its name
     * @return the text
     * @throws HttpException with 400 if it is not there, or no text
     */
    public String text(String name) {
        JsonNode value = body.path(name);
        if (!value.isTextual()) {
            throw new HttpException(400, "The body must be an object with a text \"" + name + "\"");
        }
        return value.asText();
    }

    /**
     * Gives a member of the body that must be there and be a whole number.
     *
     * @param name its name
     * @return the number
     * @throws HttpException with 400 if it is not there, or no whole number
     */
    public long number(String name) {
        JsonNode value = body.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new HttpException(400, "The body must be an object with a whole number \"" + name + "\"");
        }
        return value.longValue();
    }

    /**
     * Refuses a body that is no object, or has other members than these.
     *
     * @param names the names of members that may be there
     * @throws HttpException with 400 if that is so
     */
    public void only(String... names) {
        List<String> known = List.of(names);
        if (!body.isObject()) {
            throw new HttpException(400, "The body must be an object of JSON with " + String.join(", ", known));
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new HttpException(400, "There is no \"" + name + "\" here, but " + String.join(", ", known));
            }
        });
    }
}
