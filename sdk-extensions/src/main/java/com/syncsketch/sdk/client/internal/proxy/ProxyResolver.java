package com.syncsketch.sdk.client.internal.proxy;

import jakarta.annotation.Nullable;

/** Chooses the proxy for a request. Implementations are immutable and thread-safe. */
@FunctionalInterface
public interface ProxyResolver {

    /**
     * Returns the proxy for requests to a host.
     *
     * @param scheme {@code http} or {@code https}, in lower case
     * @param host the host name or IP address; an IPv6 address with or without brackets
     * @param port the port, or a negative number for the default port of the scheme
     * @return the proxy, or null to connect directly
     * @throws IllegalArgumentException if the environment or a system property contains an invalid proxy; the message names
     *     the variable or property and contains no password
     */
    @Nullable
    ProxyServer proxyFor(String scheme, String host, int port);
}
