package com.syncsketch.sdk.client.error;

/**
 * Thrown when the client was closed before the request or while it was in progress. In the second case, the service may have
 * processed it.
 */
public final class ClientClosedException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final boolean requestSent;

    /**
     * Creates an exception.
     *
     * @param message the detail message, without secrets
     * @param requestSent whether bytes of the request were sent
     */
    public ClientClosedException(String message, boolean requestSent) {
        super(message);
        this.requestSent = requestSent;
    }

    /**
     * Returns whether the service may have received the request, completely or in part.
     *
     * @return true if bytes of the request were sent
     */
    public boolean isRequestSent() {
        return requestSent;
    }
}
