package com.syncsketch.sdk.client;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.feign.RawSender;
import jakarta.annotation.Nullable;
import java.util.Map;

/**
 * A low-level client for endpoints that this SDK does not model. It uses the host, the credentials, the retry policy and the
 * exceptions of its {@link SyncSketchClient}. For an endpoint that you use often, write an interface of your own; see
 * {@link SyncSketchClient#api}.
 *
 * <p>Thread-safe.
 */
public final class RawClient {

    private final RawSender sender;

    RawClient(RawSender sender) {
        this.sender = sender;
    }

    /**
     * Sends a request without a query and a body.
     *
     * @param method the HTTP method in upper case, such as {@code GET}
     * @param path the path; see {@link #send(String, String, Map, Object)}
     * @return the response
     * @throws IllegalArgumentException if an argument is invalid
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no response
     */
    public RawResponse send(String method, String path) {
        return send(method, path, Map.of(), null);
    }

    /**
     * Sends a request.
     *
     * <p>A failed request is retried as its method allows; see {@link com.syncsketch.sdk.client.retry.RetryPolicy}. A PATCH
     * is assumed to be idempotent, as all known PATCH operations of the service are.
     *
     * <p>The path appears in exceptions and logs, so it must not contain secrets.
     *
     * @param method the HTTP method in upper case: GET, HEAD, OPTIONS, POST, PUT, PATCH or DELETE
     * @param path the path on the host, such as {@code /api/v1/project/20/}; it must start with a slash, and is sent as it
     *     is, so special characters must be percent-encoded. The service's own paths end with a slash
     * @param query the query parameters by name; values are encoded. Booleans are sent as 1 and 0, an {@link Iterable} as
     *     one parameter per element, other values as text; null values are skipped
     * @param jsonBody the value to send as JSON, such as a model of this SDK, a map, a list or a record; a string is sent as
     *     a JSON string. Null for no body
     * @return the response, whose status is 2xx
     * @throws IllegalArgumentException if an argument is invalid
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no response
     */
    public RawResponse send(String method, String path, Map<String, ?> query, @Nullable Object jsonBody) {
        return new RawResponse(sender.send(method, path, query, jsonBody));
    }
}
