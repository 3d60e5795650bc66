package com.syncsketch.sdk.client.error;

/**
 * Thrown when the calling thread is interrupted while it waits for the service. The thread's interrupt flag is set again.
 * The service may have processed the request.
 */
public final class RequestInterruptedException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what the thread was waiting for
     */
    public RequestInterruptedException(String message) {
        super(message);
    }
}
