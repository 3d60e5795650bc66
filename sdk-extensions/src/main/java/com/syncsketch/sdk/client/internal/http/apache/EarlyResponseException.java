package com.syncsketch.sdk.client.internal.http.apache;

import java.io.IOException;

/** Stops writing a request body because the server has refused the request before reading it all. */
final class EarlyResponseException extends IOException {

    private static final long serialVersionUID = 1L;

    EarlyResponseException() {
        super("The server responded before it had received the whole request");
    }
}
