package com.syncsketch.sdk.client.error;

/**
 * Thrown when the service responds with a success status, but reports that users were not removed. Some of them may have
 * been removed.
 */
public final class UsersNotRemovedException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * Creates an exception.
     *
     * @param reason the reason that the service gives
     */
    public UsersNotRemovedException(String reason) {
        super("Users were not removed: " + reason);
        this.reason = reason;
    }

    /**
     * Returns the reason that the service gives.
     *
     * @return the service's own text; never null
     */
    public String getReason() {
        return reason;
    }
}
