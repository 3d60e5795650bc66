package com.syncsketch.sdk.client.internal.http.engine;

import java.io.IOException;

/** Thrown when a response body exceeds the limit of its reader. */
public final class ResponseTooLargeIOException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    /**
     * Creates an exception.
     *
     * @param limit the maximum number of bytes
     */
    public ResponseTooLargeIOException(long limit) {
        super("the response has more than " + limit + " bytes");
        this.limit = limit;
    }

    public long limit() {
        return limit;
    }
}
