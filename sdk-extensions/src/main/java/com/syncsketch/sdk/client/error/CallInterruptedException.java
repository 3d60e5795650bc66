package com.syncsketch.sdk.client.error;

/**
 * The calling thread was interrupted while it waited for the service. Its interrupt flag is set again. The service may
 * have carried the request out all the same.
 */
public final class CallInterruptedException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what was waited for
     */
    public CallInterruptedException(String message) {
        super(message);
    }
}
