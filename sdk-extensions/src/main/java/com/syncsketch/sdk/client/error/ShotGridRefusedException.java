package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;

/**
 * The service tried out a connection to ShotGrid and refused it, so none was made. The cause is the service's answer
 * where that was an error. The ShotGrid key is in neither.
 */
public final class ShotGridRefusedException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * Makes an exception.
     *
     * @param reason what the service says; may be empty
     * @param cause the answer, or null if it was a success that names an error
     */
    public ShotGridRefusedException(String reason, @Nullable ApiException cause) {
        super(
                "The connection to ShotGrid was refused" + (reason.isEmpty() ? " without a reason" : ": " + reason),
                cause);
        this.reason = reason;
    }

    /**
     * Gives the service's reason.
     *
     * @return its own words; empty if it gives none; never null
     */
    public String reason() {
        return reason;
    }
}
