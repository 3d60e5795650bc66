package com.syncsketch.sdk.client.internal.http;

/**
 * Describes an operation in messages, logs and events.
 *
 * @param method the HTTP method
 * @param template the path with its parameters in braces and without a query, so that it contains no secret
 * @param redactor removes the secrets that the request body contains
 * @param detail a detail for logs, such as the part number; may be empty
 */
public record OperationInfo(String method, String template, Redactor redactor, String detail) {

    /**
     * Describes an operation whose body contains no secret.
     *
     * @param method the HTTP method
     * @param template the path with its parameters in braces and without a query
     */
    public OperationInfo(String method, String template) {
        this(method, template, Redactor.NONE, "");
    }

    /** Returns the same operation with a request body that contains secrets. */
    public OperationInfo with(Redactor secrets) {
        return secrets == Redactor.NONE ? this : new OperationInfo(method, template, secrets, detail);
    }

    /** Returns the same operation with a detail for logs. */
    public OperationInfo detail(String text) {
        return new OperationInfo(method, template, redactor, text);
    }

    /** Returns method and template. */
    @Override
    public String toString() {
        return method + " " + template;
    }

    public boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }
}
