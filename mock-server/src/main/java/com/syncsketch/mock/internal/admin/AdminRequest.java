package com.syncsketch.mock.internal.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Origin;
import com.syncsketch.mock.internal.http.Query;
import java.util.List;

/**
 * A request to the admin API.
 *
 * @param query the query
 * @param body the JSON body; a missing node if there is none
 * @param origin the origin under which the client reached the server
 */
public record AdminRequest(Query query, JsonNode body, Origin origin) {

    /**
     * Returns a required string field of the body.
     *
     * @param name its name
     * @return the value
     * @throws HttpException with status 400 if it is missing or not a string
     */
    public String text(String name) {
        JsonNode value = body.path(name);
        if (!value.isTextual()) {
            throw new HttpException(400, "The body must be an object with a text \"" + name + "\"");
        }
        return value.asText();
    }

    /**
     * Returns a required integer field of the body.
     *
     * @param name its name
     * @return the value
     * @throws HttpException with status 400 if it is missing or not an integer
     */
    public long number(String name) {
        JsonNode value = body.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new HttpException(400, "The body must be an object with a whole number \"" + name + "\"");
        }
        return value.longValue();
    }

    /**
     * Rejects a body that is not an object or has other fields.
     *
     * @param names the names of the allowed fields
     * @throws HttpException with status 400 if the body is rejected
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
