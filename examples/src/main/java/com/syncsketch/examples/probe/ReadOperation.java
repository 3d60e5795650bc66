package com.syncsketch.examples.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * An operation of the contract that reads.
 *
 * @param id its {@code operationId}
 * @param path its path, with parameters in braces
 * @param pathParameters the names of these, in order
 * @param queryParameters the names of the parameters of its query
 * @param success the schema of a success
 * @param errors the schemas of the errors that it may answer with, by status; missing nodes where there is none
 */
record ReadOperation(
        String id,
        String path,
        List<String> pathParameters,
        List<String> queryParameters,
        JsonNode success,
        Map<Integer, JsonNode> errors) {

    /** Tells whether it gives a list page by page. */
    boolean isPaged() {
        return queryParameters.contains("limit") && queryParameters.contains("offset");
    }

    /** Tells whether the members of its answer can be chosen. */
    boolean hasFields() {
        return queryParameters.contains("fields");
    }
}
