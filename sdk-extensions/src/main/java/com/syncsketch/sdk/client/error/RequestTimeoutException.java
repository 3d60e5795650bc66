package com.syncsketch.sdk.client.error;

/**
 * The answer was not complete in time. The service may have carried the request out all the same.
 *
 * <p>A connection that does not come about in time is a {@link ConnectionException}.
 */
public final class RequestTimeoutException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what was waited for, and how long
     */
    public RequestTimeoutException(String message) {
        super(message);
    }
}
