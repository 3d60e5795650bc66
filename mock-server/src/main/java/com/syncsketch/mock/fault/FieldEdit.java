package com.syncsketch.mock.fault;

import jakarta.annotation.Nullable;

/**
 * Changes a field of the response. A nested field is written with dots, such as {@code creator.name}. In a list the
 * change applies to every record; {@code objects} and fields such as {@code meta.next} are those of the page itself.
 *
 * @param kind how the field is changed
 * @param field the path of the field
 * @param json the value for {@link Kind#REPLACED}, otherwise null
 */
public record FieldEdit(Kind kind, String field, @Nullable String json) implements Action {

    /** How a field is changed. */
    public enum Kind {
        /** The field is set to null. */
        NULL,
        /** The field is removed. */
        REMOVED,
        /** The field is set to an unknown string. */
        UNKNOWN_VALUE,
        /** An unknown field is added. */
        UNKNOWN_FIELD,
        /** The value of the field is replaced. */
        REPLACED
    }

    /** Checks the values. */
    public FieldEdit {
        Preconditions.check(
                !field.isEmpty() && !field.startsWith(".") && !field.endsWith("."),
                "Not a valid field: '" + field + "'");
        Preconditions.check(
                (kind == Kind.REPLACED) == (json != null),
                "A value is required for REPLACED and not allowed for other kinds");
        if (json != null) {
            FaultJson.parse(json);
        }
    }
}
