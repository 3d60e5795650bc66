package com.syncsketch.sdk.client.internal.http.engine;

import java.io.IOException;

/** Thrown when the content of a response cannot be decoded. */
public final class ContentEncodingException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message the detail message
     */
    public ContentEncodingException(String message) {
        super(message);
    }
}
