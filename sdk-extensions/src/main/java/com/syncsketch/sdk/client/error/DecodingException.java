package com.syncsketch.sdk.client.error;

/**
 * The service answered with a success, but the body is not what the contract says: a login page in HTML, nothing at all,
 * or JSON of another form. The call was most likely carried out.
 */
public final class DecodingException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String body;

    /**
     * Makes an exception.
     *
     * @param message what is wrong with the body, without secrets
     * @param status the HTTP status
     * @param body the body as text
     */
    public DecodingException(String message, int status, String body) {
        super(message);
        this.status = status;
        this.body = body;
    }

    /**
     * Gives the HTTP status.
     *
     * @return a number from 200 to 299, or 0 for a page of a list, whose status is not known any more
     */
    public int status() {
        return status;
    }

    /**
     * Gives the body as the service sent it.
     *
     * @return the text; empty if there was none. Only the first 64 KiB are kept, followed by a note that says so
     */
    public String body() {
        return body;
    }
}
