package com.syncsketch.sdk.client.error;

/**
 * Thrown when a response exceeds {@link com.syncsketch.sdk.client.SyncSketchClientBuilder#maxResponseSize}. If the status is
 * a success, the request has taken effect.
 */
public final class ResponseTooLargeException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Creates an exception.
     *
     * @param message the detail message, with the limit
     * @param status the HTTP status of the response
     */
    public ResponseTooLargeException(String message, int status) {
        super(message);
        this.status = status;
    }

    /**
     * Returns the HTTP status code of the response.
     *
     * @return a number from 200 to 599
     */
    public int getStatus() {
        return status;
    }
}
