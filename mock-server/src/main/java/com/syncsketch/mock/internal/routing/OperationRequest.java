package com.syncsketch.mock.internal.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.internal.contract.FieldConversion;
import com.syncsketch.mock.internal.contract.Operation;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Origin;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.json.Numbers;
import com.syncsketch.mock.internal.state.Person;
import java.util.Map;

/**
 * An authenticated request to an operation, validated against the contract.
 *
 * @param operation the operation
 * @param httpRequest the HTTP request; its body has been read unless the operation streams it
 * @param path the decoded path parameters
 * @param query the query parameters without credentials
 * @param body the JSON body; a missing node if there is none or it is not JSON
 * @param caller the authenticated person
 * @param conversion the conversion of fields that the contract does not list in requests
 * @param origin the scheme, host and port under which the client reached this server
 */
public record OperationRequest(
        Operation operation,
        Request httpRequest,
        Map<String, String> path,
        Query query,
        JsonNode body,
        Person caller,
        FieldConversion conversion,
        Origin origin) {

    /**
     * Returns a path parameter as an id.
     *
     * @param parameter the name of the parameter
     * @return the id
     * @throws HttpException with status 404 if the parameter is not an integer
     */
    public long pathId(String parameter) {
        return Numbers.parseLong(pathText(parameter))
                .orElseThrow(() -> new HttpException(404, "path parameter " + parameter + " is not a valid id"));
    }

    /**
     * Returns a path parameter.
     *
     * @param parameter the name of the parameter
     * @return the decoded value
     * @throws IllegalArgumentException if the operation's path has no such parameter
     */
    public String pathText(String parameter) {
        String value = path.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException(operation + " has no path parameter " + parameter);
        }
        return value;
    }
}
