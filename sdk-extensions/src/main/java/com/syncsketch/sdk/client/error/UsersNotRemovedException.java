package com.syncsketch.sdk.client.error;

/** The service answered with a success, but says that people were not removed. Some of them may have been. */
public final class UsersNotRemovedException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * Makes an exception.
     *
     * @param reason what the service says
     */
    public UsersNotRemovedException(String reason) {
        super("People were not removed: " + reason);
        this.reason = reason;
    }

    /**
     * Gives the service's reason.
     *
     * @return its own words, never null
     */
    public String reason() {
        return reason;
    }
}
