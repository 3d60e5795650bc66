package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;

/**
 * Thrown when the service carried out a request that changes something, but its response has no body, so there is nothing to
 * return. Do not send the request again.
 *
 * <p>The framework of the service has a setting for responses without a body. The client therefore reads what was updated, or
 * what the {@code Location} header of the response names, with a second request. This exception is thrown if there is no such
 * operation, or if it failed; {@link #getCause()} is then its failure.
 */
public final class MissingResultException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final int status;

    @Nullable
    private final String location;

    /**
     * Creates an exception.
     *
     * @param message the detail message, which names the request, without secrets
     * @param status the HTTP status code
     * @param location the value of {@code Location} without secrets, or null if there is none
     * @param cause why the result could not be read, or null if there was no attempt
     */
    public MissingResultException(String message, int status, @Nullable String location, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.location = location;
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
     * Returns the {@code Location} header of the response, which may name the object that was created.
     *
     * @return the URL or path without its query, or null if there is none
     */
    @Nullable
    public String getLocation() {
        return location;
    }
}
