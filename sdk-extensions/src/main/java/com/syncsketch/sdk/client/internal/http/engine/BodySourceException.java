package com.syncsketch.sdk.client.internal.http.engine;

import java.io.IOException;

/** Thrown when the source of a request body fails, as opposed to the connection. */
public final class BodySourceException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param cause the exception of the source
     */
    public BodySourceException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
