package com.syncsketch.mock.internal.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.internal.contract.Operation;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.state.Person;
import java.util.Map;

/**
 * A request to an operation, with credentials that were accepted and held against the contract.
 *
 * @param operation the operation
 * @param request the request as it came in; its body is read already, unless the operation streams it
 * @param path the decoded values of the path's parameters
 * @param query the query without credentials
 * @param body the JSON of the body; a missing node if there is none, or it is not JSON
 * @param caller who calls
 * @param host the name or address under which the client reached this server
 */
public record OperationRequest(
        Operation operation,
        Request request,
        Map<String, String> path,
        Query query,
        JsonNode body,
        Person caller,
        String host) {

    /**
     * Gives an id out of the path.
     *
     * @param parameter the name of the parameter
     * @return the id
     */
    public long id(String parameter) {
        return Long.parseLong(text(parameter));
    }

    /**
     * Gives a text out of the path.
     *
     * @param parameter the name of the parameter
     * @return the decoded text
     * @throws IllegalArgumentException if the operation's path has no such parameter
     */
    public String text(String parameter) {
        String value = path.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException(operation + " has no parameter " + parameter);
        }
        return value;
    }
}
