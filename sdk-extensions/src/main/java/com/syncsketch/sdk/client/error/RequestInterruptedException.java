package com.syncsketch.sdk.client.error;

/**
 * Thrown when the calling thread is interrupted while it waits for the service. The thread's interrupt flag is set again.
 * The service may have processed the request if {@link #isRequestSent()} is true.
 */
public final class RequestInterruptedException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final boolean requestSent;

    /**
     * Creates an exception for a thread that was not waiting for a response.
     *
     * @param message the detail message, which names the request or the step
     */
    public RequestInterruptedException(String message) {
        this(message, false);
    }

    /**
     * Creates an exception.
     *
     * @param message the detail message, which names the request or the step
     * @param requestSent whether a request was sent whose response did not arrive
     */
    public RequestInterruptedException(String message, boolean requestSent) {
        super(message);
        this.requestSent = requestSent;
    }

    /**
     * Returns whether the interrupted request may have reached the service.
     *
     * @return true if the request was sent, at least in part; earlier attempts and other requests do not count
     */
    public boolean isRequestSent() {
        return requestSent;
    }
}
