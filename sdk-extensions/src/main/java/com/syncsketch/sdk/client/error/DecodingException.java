package com.syncsketch.sdk.client.error;

/**
 * Thrown when a response has a success status, but its body does not match the contract: an HTML login page, no body in
 * response to a read, or JSON of another structure. The message names the field. The request has most likely taken effect.
 *
 * <p>A write whose response has no body is a {@link MissingResultException} instead.
 */
public final class DecodingException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String body;
    private final boolean isTransient;

    /**
     * Creates an exception for a response that another attempt would not change.
     *
     * @param message the detail message, which describes the problem with the body, without secrets
     * @param status the HTTP status code
     * @param body the body as text
     */
    public DecodingException(String message, int status, String body) {
        this(message, status, body, false);
    }

    /**
     * Creates an exception.
     *
     * @param message the detail message, which describes the problem with the body, without secrets
     * @param status the HTTP status code
     * @param body the body as text
     * @param isTransient whether the response may have come from a proxy or been damaged on the way
     */
    public DecodingException(String message, int status, String body, boolean isTransient) {
        super(message);
        this.status = status;
        this.body = body;
        this.isTransient = isTransient;
    }

    /**
     * Returns the HTTP status code.
     *
     * @return a number from 200 to 299
     */
    public int getStatus() {
        return status;
    }

    /**
     * Returns the response body as the service sent it. Bodies that contain the signature of an upload are left out.
     *
     * @return the text, empty if there was no body. Only the first 64 KiB are kept, followed by a note that says so
     */
    public String getBody() {
        return body;
    }

    /**
     * Returns whether another attempt may return a usable response: the body is not JSON at all, such as the page of a
     * proxy or of a captive portal, an empty body or truncated JSON. The client has already retried reads, and the steps of
     * an upload that are safe to repeat.
     *
     * @return false if the body is JSON of another structure
     */
    @Override
    public boolean isTransient() {
        return isTransient;
    }
}
