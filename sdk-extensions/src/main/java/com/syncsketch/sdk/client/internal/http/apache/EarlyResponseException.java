package com.syncsketch.sdk.client.internal.http.apache;

import java.io.IOException;

/** Thrown to stop sending a request body because the server has already responded with an error. */
final class EarlyResponseException extends IOException {

    private static final long serialVersionUID = 1L;

    EarlyResponseException() {
        super("The server responded before it had received the whole request");
    }
}
