package com.syncsketch.cli.probe;

/** Thrown if the service rejects the credentials, so that there is nothing to report. */
public final class CredentialsRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param status the status code
     */
    public CredentialsRejectedException(int status) {
        super("The service rejected the credentials (" + status + "); no further requests were sent");
    }
}
