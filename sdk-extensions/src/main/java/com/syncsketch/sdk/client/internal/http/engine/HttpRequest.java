package com.syncsketch.sdk.client.internal.http.engine;

import jakarta.annotation.Nullable;

/**
 * One HTTP request. {@code Host} and {@code Content-Length} are added by the engine.
 *
 * @param method the HTTP method
 * @param endpoint the server
 * @param target the path and query, sent unchanged
 * @param headers the headers
 * @param body the body, or null for none
 */
public record HttpRequest(
        String method,
        Endpoint endpoint,
        String target,
        RequestHeaders headers,
        @Nullable RequestBody body) {

    /** Returns method and server only: the target may contain a signature. */
    @Override
    public String toString() {
        return method + " " + endpoint;
    }
}
