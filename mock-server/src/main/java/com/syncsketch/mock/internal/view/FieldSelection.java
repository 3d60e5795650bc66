package com.syncsketch.mock.internal.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.routing.OperationRequest;
import java.util.List;
import java.util.stream.Stream;

/** Applies the query parameter {@code fields}, which selects the fields of a response. */
public final class FieldSelection {

    private FieldSelection() {}

    /**
     * Removes the fields that the request does not select. By the contract, every response has an {@code id}.
     *
     * @param request the request
     * @param whole the response with all fields, which is modified
     * @return the selected fields; all fields if the request has no {@code fields}
     */
    public static ObjectNode select(OperationRequest request, ObjectNode whole) {
        return request.query()
                .get("fields")
                .filter(fields -> !fields.isEmpty())
                .map(fields -> whole.retain(Stream.concat(Stream.of("id"), Stream.of(fields.split(",", -1)))
                        .toList()))
                .orElse(whole);
    }

    /** Checks whether a request selects a field by name. */
    public static boolean contains(OperationRequest request, String field) {
        return request.query()
                .get("fields")
                .map(fields -> List.of(fields.split(",", -1)).contains(field))
                .orElse(false);
    }
}
