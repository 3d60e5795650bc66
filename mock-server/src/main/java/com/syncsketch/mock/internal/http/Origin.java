package com.syncsketch.mock.internal.http;

import java.util.Locale;

/**
 * The scheme, host and port under which a client reached this server.
 *
 * @param scheme {@code http} or {@code https}
 * @param host the host name or IP address in lower case; an IPv6 address in brackets
 * @param port the port
 */
public record Origin(String scheme, String host, int port) {

    /** Converts the parts of a URL to their canonical form. */
    public Origin {
        scheme = scheme.toLowerCase(Locale.ROOT);
        host = host.toLowerCase(Locale.ROOT);
        if (host.indexOf(':') >= 0 && !host.startsWith("[")) {
            host = "[" + host + "]";
        }
    }

    /** Returns an address under which this machine reaches a server that listens on an address, which may stand for all of them. */
    public static String reachable(String address) {
        return address.equals("0.0.0.0") ? "127.0.0.1" : address.equals("::") ? "::1" : address;
    }

    /** Returns an origin on the same host with another port. */
    public Origin withPort(int other) {
        return new Origin(scheme, host, other);
    }

    /** Returns an origin on the same port with another host. */
    public Origin withHost(String other) {
        return new Origin(scheme, other, port);
    }

    /** Returns the host, and the port unless it is the default of the scheme, as clients send them in {@code Host}. */
    public String authority() {
        int standard = scheme.equals("https") ? 443 : 80;
        return port == standard ? host : host + ":" + port;
    }

    /** Returns the URL without a path, such as {@code http://127.0.0.1:49321}. */
    public String url() {
        return scheme + "://" + authority();
    }
}
