package com.syncsketch.sdk.client.error;

/**
 * A response is larger than the client accepts, see
 * {@link com.syncsketch.sdk.client.SyncSketchClientBuilder#maxResponseSize}. The request was carried out, as far as its status
 * tells.
 */
public final class ResponseTooLargeException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Creates an exception.
     *
     * @param message what was too large, and the limit
     * @param status the HTTP status of the response
     */
    public ResponseTooLargeException(String message, int status) {
        super(message);
        this.status = status;
    }

    /**
     * Returns the HTTP status of the response.
     *
     * @return a number from 200 to 599
     */
    public int status() {
        return status;
    }
}
