package com.syncsketch.sdk.client.internal;

/**
 * What a call is named after in messages and logs.
 *
 * @param method the HTTP method
 * @param path the path with its parameters in braces and without a query, so that it shows no secret
 */
public record Call(String method, String path) {

    /** Gives method and path. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }
}
