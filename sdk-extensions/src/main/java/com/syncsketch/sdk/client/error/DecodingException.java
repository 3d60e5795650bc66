package com.syncsketch.sdk.client.error;

/**
 * Thrown when a response has a success status, but its body does not match the contract: an HTML login page, no body, or
 * JSON of another structure. The request has most likely taken effect.
 */
public final class DecodingException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String body;

    /**
     * Creates an exception.
     *
     * @param message what is wrong with the body, without secrets
     * @param status the HTTP status code
     * @param body the body as text
     */
    public DecodingException(String message, int status, String body) {
        super(message);
        this.status = status;
        this.body = body;
    }

    /**
     * Returns the HTTP status code.
     *
     * @return a number from 200 to 299, or 0 for a page of a list, for which the status is not available
     */
    public int getStatus() {
        return status;
    }

    /**
     * Returns the response body as the service sent it.
     *
     * @return the text, empty if there was no body. Only the first 64 KiB are kept, followed by a note that says so
     */
    public String getBody() {
        return body;
    }
}
