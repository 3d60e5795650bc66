package com.syncsketch.sdk.client.internal.feign;

import jakarta.annotation.Nullable;

/** The arguments of a method, each of which may be null. */
final class Arguments {

    private static final Object[] NONE = {};

    private final Object[] values;

    Arguments(@Nullable Object[] values) {
        this.values = values == null ? NONE : values;
    }

    @Nullable
    Object get(int index) {
        return values[index];
    }
}
