package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;

/**
 * Thrown when the service tests a ShotGrid connection and rejects it. No connection was created. If the rejection was an
 * error response, it is the cause. Neither contains the ShotGrid key.
 */
public final class ShotGridRefusedException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * Creates an exception.
     *
     * @param reason the reason that the service gives; may be empty
     * @param cause the error response, or null if the response had a success status and reported an error
     */
    public ShotGridRefusedException(String reason, @Nullable ApiException cause) {
        super(
                "The service rejected the ShotGrid connection"
                        + (reason.isEmpty() ? " without a reason" : ": " + reason),
                cause);
        this.reason = reason;
    }

    /**
     * Returns the reason that the service gives.
     *
     * @return the service's own text, empty if it gives none; never null
     */
    public String getReason() {
        return reason;
    }
}
