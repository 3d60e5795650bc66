package com.syncsketch.mock.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What JSON must be like in one place of the contract. Safe for use by several threads. */
public final class SchemaReference {

    private final SchemaRegistry schemas;
    private final String pointer;

    SchemaReference(SchemaRegistry schemas, String pointer) {
        this.schemas = schemas;
        this.pointer = pointer;
    }

    /** Lists where a value departs from what it must be like. */
    List<Violation> check(String place, JsonNode value) {
        return schemas.at(pointer).check(value, place);
    }

    /** Gives the place in the document. */
    @Override
    public String toString() {
        return pointer;
    }
}
