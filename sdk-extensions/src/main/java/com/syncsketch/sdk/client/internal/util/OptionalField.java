package com.syncsketch.sdk.client.internal.util;

import com.syncsketch.sdk.model.InvalidFieldException;
import jakarta.annotation.Nullable;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** Reads fields that a response may lack although the contract requires them. */
public final class OptionalField {

    private OptionalField() {}

    /**
     * Returns the value of a field.
     *
     * @param getter throws {@link NoSuchElementException} if the response lacks the field
     * @return the value, or null if the field is missing
     */
    @Nullable
    public static <V> V orNull(Supplier<V> getter) {
        try {
            return getter.get();
        } catch (NoSuchElementException e) {
            return null;
        }
    }

    /**
     * Returns the value of a field for programs that show what they can.
     *
     * @param getter throws {@link NoSuchElementException} if the response lacks the field, {@link InvalidFieldException} if
     *     its value is invalid
     * @return the value, or null if the field is missing or invalid
     */
    @Nullable
    public static <V> V validOrNull(Supplier<V> getter) {
        try {
            return orNull(getter);
        } catch (InvalidFieldException e) {
            return null;
        }
    }
}
