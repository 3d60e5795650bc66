package com.syncsketch.sdk.client.error;

/**
 * Thrown when a response has a success status, but its body reports an error instead of a result: {@code error} or
 * {@code error_message} with a text, or {@code "success": false}. A write may have been carried out in part.
 */
public class ReportedErrorException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;
    private final boolean isTransient;

    /**
     * Creates an exception.
     *
     * @param message the detail message, without secrets
     * @param status the HTTP status code
     * @param reason the reason that the service gives, without secrets; may be empty
     * @param isTransient whether the request was a read, which can be repeated without harm
     */
    public ReportedErrorException(String message, int status, String reason, boolean isTransient) {
        super(message);
        this.status = status;
        this.reason = reason;
        this.isTransient = isTransient;
    }

    /**
     * Returns the HTTP status code.
     *
     * @return a number from 200 to 299
     */
    public final int getStatus() {
        return status;
    }

    /**
     * Returns the reason that the service gives.
     *
     * @return the service's own text, empty if it gives none; never null
     */
    public final String getReason() {
        return reason;
    }

    /**
     * Returns whether the request was a read, which the client has repeated as its retry policy allows. The status does not
     * show whether the error is temporary.
     *
     * @return true for reads
     */
    @Override
    public boolean isTransient() {
        return isTransient;
    }
}
