package com.syncsketch.sdk.client.error;

/**
 * The calling thread was interrupted while it waited for the service. Its interrupt flag is set again. The service may
 * have carried the request out all the same.
 */
public final class RequestInterruptedException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what was waited for
     */
    public RequestInterruptedException(String message) {
        super(message);
    }
}
