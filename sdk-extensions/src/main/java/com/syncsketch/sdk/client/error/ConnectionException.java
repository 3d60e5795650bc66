package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;

/** The service could not be reached, or the connection broke before its answer was complete. */
public final class ConnectionException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final boolean requestSent;

    /**
     * Makes an exception.
     *
     * @param message what happened, without secrets
     * @param requestSent whether the request may have left
     * @param cause why it happened, or null if that is unknown
     */
    public ConnectionException(String message, boolean requestSent, @Nullable Throwable cause) {
        super(message, cause);
        this.requestSent = requestSent;
    }

    /**
     * Tells whether the service may have got the request, wholly or in part.
     *
     * @return false if no connection came about, so that nothing was sent and even a write may be repeated; true if
     *     that is not certain
     */
    public boolean isRequestSent() {
        return requestSent;
    }
}
