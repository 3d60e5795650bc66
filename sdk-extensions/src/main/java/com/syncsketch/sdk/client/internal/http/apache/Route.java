package com.syncsketch.sdk.client.internal.http.apache;

import com.syncsketch.sdk.client.internal.http.engine.Endpoint;
import com.syncsketch.sdk.client.internal.proxy.ProxyServer;
import jakarta.annotation.Nullable;

/**
 * The route to a server. Connections with the same route are interchangeable.
 *
 * @param endpoint the server
 * @param proxy the proxy, or null for a direct connection
 */
record Route(Endpoint endpoint, @Nullable ProxyServer proxy) {

    /** Returns true if requests contain the absolute URL, as proxies expect for http. */
    boolean isForwarded() {
        return proxy != null && !endpoint.isSecure();
    }

    boolean isTunnelled() {
        return proxy != null && endpoint.isSecure();
    }

    /** Describes the route for messages. */
    @Override
    public String toString() {
        return proxy == null
                ? endpoint.hostAndPort()
                : endpoint.hostAndPort() + " via the proxy " + proxy.host() + ":" + proxy.port();
    }
}
