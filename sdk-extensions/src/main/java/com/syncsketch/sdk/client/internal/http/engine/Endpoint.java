package com.syncsketch.sdk.client.internal.http.engine;

import com.syncsketch.sdk.client.internal.util.Characters;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/** Scheme, host and port of a server. Immutable and thread-safe. */
public final class Endpoint {

    private static final int MAX_PORT = 65_535;

    private final String scheme;
    private final String host;
    private final int port;
    private final String authority;
    private final int hash;

    private Endpoint(String scheme, String host, int port) {
        this.scheme = scheme;
        this.host = host;
        this.port = port;
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        this.hash = Objects.hash(scheme, host, port);
        this.authority = port == defaultPort(scheme) ? name : name + ":" + port;
    }

    /**
     * Creates an endpoint from the authority of a URL. Hosts with an underscore, for which {@link URI#getHost()} returns
     * null, are accepted.
     *
     * @param url an absolute URL
     * @return the endpoint
     * @throws IllegalArgumentException if the URL is not http or https, names no host, or has user information or an
     *     invalid port; the message does not contain the URL
     */
    public static Endpoint of(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("must start with https:// or http://");
        }
        String authority = url.getRawAuthority();
        if (authority == null || authority.isEmpty()) {
            throw new IllegalArgumentException("has no host");
        }
        if (authority.indexOf('@') >= 0) {
            throw new IllegalArgumentException("must not contain user information");
        }
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = hasPort ? authority.substring(0, colon) : authority;
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (host.isEmpty() || !isHost(host)) {
            throw new IllegalArgumentException("has no valid host");
        }
        int port = hasPort && colon + 1 < authority.length()
                ? parsePort(authority.substring(colon + 1))
                : defaultPort(scheme);
        return new Endpoint(scheme, host.toLowerCase(Locale.ROOT), port);
    }

    private static boolean isHost(String host) {
        // Host names contain no escapes; in an IPv6 address, a percent sign precedes the zone.
        boolean escaped = host.indexOf('%') >= 0 && host.indexOf(':') < 0;
        return !escaped && Characters.allMatch(host, c -> c > ' ' && c < 0x7f && "/\\?#@\"<>[]^`{|}".indexOf(c) < 0);
    }

    private static int parsePort(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Reported below, without the port.
        }
        throw new IllegalArgumentException("has an invalid port");
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    public String scheme() {
        return scheme;
    }

    /** Returns the host name or address in lower case, an IPv6 address without brackets. */
    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public boolean isSecure() {
        return scheme.equals("https");
    }

    /** Returns the host and port for the {@code Host} header, without the port if it is the default of the scheme. */
    public String authority() {
        return authority;
    }

    /** Returns the host and port for messages, always with the port. */
    public String hostAndPort() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Endpoint that
                && port == that.port
                && host.equals(that.host)
                && scheme.equals(that.scheme);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Returns the origin, such as {@code https://www.syncsketch.com}. */
    @Override
    public String toString() {
        return scheme + "://" + authority;
    }
}
