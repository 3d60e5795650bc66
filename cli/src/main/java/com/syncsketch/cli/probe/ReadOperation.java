package com.syncsketch.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A read operation of the contract.
 *
 * @param id its {@code operationId}
 * @param path the path, with parameters in braces
 * @param pathParameters the names of the path parameters, in order
 * @param queryParameters the names of the query parameters
 * @param success the schema of a success response
 * @param errors the schemas of error responses by status code; a missing node if there is none
 */
record ReadOperation(
        String id,
        String path,
        List<String> pathParameters,
        List<String> queryParameters,
        JsonNode success,
        Map<Integer, JsonNode> errors) {

    /** Returns whether it returns a paged list. */
    boolean isPaged() {
        return queryParameters.contains("limit") && queryParameters.contains("offset");
    }

    /** Returns whether the fields of the response can be selected. */
    boolean hasFields() {
        return queryParameters.contains("fields");
    }
}
