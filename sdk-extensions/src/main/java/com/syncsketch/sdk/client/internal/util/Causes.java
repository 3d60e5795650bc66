package com.syncsketch.sdk.client.internal.util;

import jakarta.annotation.Nullable;

/** Searches the causes of exceptions. */
public final class Causes {

    private Causes() {}

    /**
     * Checks whether an exception or one of its causes has a type.
     *
     * @param failure the exception
     * @param type the type
     * @return true if there is one
     */
    public static boolean contain(@Nullable Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
