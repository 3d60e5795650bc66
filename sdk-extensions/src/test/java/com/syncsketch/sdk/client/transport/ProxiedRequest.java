package com.syncsketch.sdk.client.transport;

import java.util.List;
import java.util.Map;

/**
 * A request as {@link TestProxy} received it.
 *
 * @param method the method, {@code CONNECT} for a tunnel
 * @param target the request target: {@code host:port} for a tunnel, else an absolute URL
 * @param headers all values of each header, in the order in which they came; look-ups ignore case
 * @param connection the number of the client's connection, counted from 1
 */
public record ProxiedRequest(String method, String target, Map<String, List<String>> headers, int connection) {

    static ProxiedRequest of(HttpHead head, int connection) {
        String[] parts = head.startLine().split(" ", 3);
        return new ProxiedRequest(parts[0], parts.length > 1 ? parts[1] : "", head.headers(), connection);
    }

    /** Returns the values of a header, separated by commas; empty without it. */
    public String header(String name) {
        return String.join(", ", headers.getOrDefault(name, List.of()));
    }

    /** Returns whether a header was sent. */
    public boolean has(String name) {
        return headers.containsKey(name);
    }
}
