package com.syncsketch.sdk.client.error;

/**
 * Thrown when the service responds with a success status, but reports that users were not removed. Some of them may have
 * been removed.
 */
public final class UsersNotRemovedException extends ReportedErrorException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param status the HTTP status code
     * @param reason the reason that the service gives
     */
    public UsersNotRemovedException(int status, String reason) {
        super("Not all users were removed: " + reason, status, reason, false);
    }
}
