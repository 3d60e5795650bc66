package com.syncsketch.sdk.client.error;

/**
 * Thrown when a response was not complete within the timeout. The service may have processed the request.
 *
 * <p>A connection that could not be established in time is a {@link ConnectionException}.
 */
public final class RequestTimeoutException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message the detail message, with the timeout
     */
    public RequestTimeoutException(String message) {
        super(message);
    }

    /** Returns true: the same request may succeed later. */
    @Override
    public boolean isTransient() {
        return true;
    }
}
