package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.internal.util.Characters;
import jakarta.annotation.Nullable;

/**
 * Describes an operation in messages, logs and events. Immutable and thread-safe.
 *
 * @param method the HTTP method
 * @param template the path with its parameters in braces and without a query, so that it contains no secret
 * @param target the path and query of the request, without credentials, or null if it is unknown or confidential
 * @param redactor removes the secrets of the request
 * @param detail a detail for messages and logs, such as the part number; may be empty
 */
public record OperationInfo(
        String method, String template, @Nullable String target, Redactor redactor, String detail) {

    /**
     * Describes an operation whose body contains no secret.
     *
     * @param method the HTTP method
     * @param template the path with its parameters in braces and without a query
     */
    public OperationInfo(String method, String template) {
        this(method, template, null, Redactor.NONE, "");
    }

    /** Returns the same operation with the path and query of a request. */
    public OperationInfo at(String requestTarget) {
        return new OperationInfo(method, template, requestTarget, redactor, detail);
    }

    /** Returns the same operation with a request that contains further secrets. */
    public OperationInfo with(Redactor secrets) {
        return secrets == Redactor.NONE
                ? this
                : new OperationInfo(method, template, target, redactor.and(secrets), detail);
    }

    /** Returns the same operation with a detail for messages and logs. */
    public OperationInfo detail(String text) {
        return new OperationInfo(method, template, target, redactor, Characters.printable(text));
    }

    /** Returns method and template, which have few distinct values. */
    public String name() {
        return method + " " + template;
    }

    /** Returns the path with its IDs, and the query without confidential values; the template if they are unknown. */
    public String shownTarget() {
        return target == null ? template : TargetFormatter.format(target, template, redactor);
    }

    /** Returns a path with its IDs, complete but without secrets. */
    String shownPath(String path) {
        return TargetFormatter.path(path, template, redactor);
    }

    /** Returns the method, the path with its IDs, the query without confidential values, and the detail. */
    @Override
    public String toString() {
        return method + " " + shownTarget() + (detail.isEmpty() ? "" : " [" + detail + "]");
    }

    public boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }
}
