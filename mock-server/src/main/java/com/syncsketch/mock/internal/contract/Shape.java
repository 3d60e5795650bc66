package com.syncsketch.mock.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import jakarta.annotation.Nullable;
import java.util.List;

/**
 * What JSON must be like in one place of the contract. Its schema is built when it is first needed: a test uses few of the hundreds.
 * Safe for use by several threads.
 */
public final class Shape {

    private final Schemas schemas;
    private final String pointer;
    private volatile @Nullable Schema schema;

    Shape(Schemas schemas, String pointer) {
        this.schemas = schemas;
        this.pointer = pointer;
    }

    /** Lists where a value departs from what it must be like. */
    List<Problem> check(String place, JsonNode value) {
        return schema().validate(value).stream()
                .map(error -> problem(place, error))
                .toList();
    }

    private static Problem problem(String place, Error error) {
        return new Problem((place + " " + error.getInstanceLocation()).strip(), error.getMessage());
    }

    private Schema schema() {
        Schema built = schema;
        if (built == null) {
            // Two threads may both build it, to the same effect.
            built = schemas.at(pointer);
            schema = built;
        }
        return built;
    }

    /** Gives the place in the document. */
    @Override
    public String toString() {
        return pointer;
    }
}
