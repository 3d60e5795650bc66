package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;

/**
 * A call to the service did not succeed. Wrong arguments, which the client notices before it sends anything, are
 * {@link IllegalArgumentException}s and {@link IllegalStateException}s instead.
 */
public class SyncSketchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what happened, without secrets
     */
    public SyncSketchException(String message) {
        super(message);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param message what happened, without secrets
     * @param cause why it happened, or null if that is unknown
     */
    public SyncSketchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
