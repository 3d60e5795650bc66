package com.syncsketch.sdk.client.internal.util;

import jakarta.annotation.Nullable;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** Reads models that may lack what every full answer has. */
public final class OptionalField {

    private OptionalField() {}

    /**
     * Gives the value of a member.
     *
     * @param member a getter that throws where the JSON left the member out
     * @return the value, or null if there is none
     */
    @Nullable
    public static <V> V orNull(Supplier<V> member) {
        try {
            return member.get();
        } catch (NoSuchElementException e) {
            return null;
        }
    }
}
