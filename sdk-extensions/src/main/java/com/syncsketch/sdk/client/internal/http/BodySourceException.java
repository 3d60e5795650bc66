package com.syncsketch.sdk.client.internal.http;

import java.io.IOException;

/** The source of a request body failed, as opposed to the connection. */
public final class BodySourceException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param cause what the source met
     */
    public BodySourceException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
