package com.syncsketch.mock.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A reference to a schema in the contract, which is parsed on first use. Thread-safe. */
public final class SchemaReference {

    private final SchemaCache schemas;
    private final String pointer;

    SchemaReference(SchemaCache schemas, String pointer) {
        this.schemas = schemas;
        this.pointer = pointer;
    }

    /** Checks a value against the schema and returns the violations. */
    List<Violation> check(String place, JsonNode value) {
        return schemas.at(pointer).check(value, place);
    }

    /** Converts a value, in place if possible, as a framework does by default. */
    JsonNode convert(JsonNode value, FieldConversion conversion) {
        return conversion == FieldConversion.NONE ? value : schemas.at(pointer).convert(value, conversion);
    }

    /** Returns the JSON pointer to the schema. */
    @Override
    public String toString() {
        return pointer;
    }
}
