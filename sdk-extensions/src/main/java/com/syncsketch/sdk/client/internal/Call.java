package com.syncsketch.sdk.client.internal;

/**
 * What a call is named after in messages and logs.
 *
 * @param method the HTTP method
 * @param path the path with its parameters in braces and without a query, so that it shows no secret
 * @param secrets what the body holds that nothing may show which comes of the call
 */
public record Call(String method, String path, Secrets secrets) {

    /**
     * Names a call whose body holds no secret.
     *
     * @param method the HTTP method
     * @param path the path with its parameters in braces and without a query
     */
    public Call(String method, String path) {
        this(method, path, Secrets.NONE);
    }

    /** Gives method and path. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }
}
