package com.syncsketch.cli.core;

import jakarta.annotation.Nullable;

/** Access to fields that picocli sets. */
public final class Injected {

    private Injected() {}

    /** Returns a field that picocli has set. */
    public static <T> T by(@Nullable T field) {
        if (field == null) {
            throw new IllegalStateException("picocli did not set a field");
        }
        return field;
    }
}
