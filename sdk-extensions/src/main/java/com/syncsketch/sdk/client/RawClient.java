package com.syncsketch.sdk.client;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.feign.RawSender;
import jakarta.annotation.Nullable;
import java.util.Map;

/**
 * Calls that this client does not know, with its host, its credentials and its exceptions. For an endpoint that is used
 * often, an interface of your own is more comfortable: see {@link SyncSketchClient#api}.
 *
 * <p>Safe for use by several threads.
 */
public final class RawClient {

    private final RawSender sender;

    RawClient(RawSender sender) {
        this.sender = sender;
    }

    /**
     * Sends a call without query and body.
     *
     * @param method the HTTP method in upper case, such as {@code GET}
     * @param path the path, see the other method
     * @return the answer
     * @throws IllegalArgumentException if an argument cannot be sent
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer
     */
    public RawResponse send(String method, String path) {
        return send(method, path, Map.of(), null);
    }

    /**
     * Sends a call.
     *
     * <p>A call that failed is repeated as its method allows, see {@link com.syncsketch.sdk.client.retry.RetryPolicy}: a
     * PATCH is taken for one that sets values, as all of the service are that are known.
     *
     * <p>The path also names the call in exceptions and logs, so put nothing secret into it.
     *
     * @param method the HTTP method in upper case: GET, HEAD, OPTIONS, POST, PUT, PATCH or DELETE
     * @param path the path below the host, such as {@code /api/v1/project/20/}; it starts with a slash and is sent as it
     *     is, so what is not safe in an address must be percent-encoded. The service's own paths all end in a slash
     * @param query the query by name; values are encoded. True and false are sent as 1 and 0, an {@link Iterable} as one
     *     parameter for each element, null not at all; everything else as its text
     * @param jsonBody what is sent as JSON: a model of this client, a map, a list, a record; a string is sent as a JSON
     *     string. Null for no body
     * @return the answer, whose status is 2xx
     * @throws IllegalArgumentException if an argument cannot be sent
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer
     */
    public RawResponse send(String method, String path, Map<String, ?> query, @Nullable Object jsonBody) {
        return new RawResponse(sender.send(method, path, query, jsonBody));
    }
}
