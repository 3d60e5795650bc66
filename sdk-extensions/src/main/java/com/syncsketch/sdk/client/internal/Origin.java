package com.syncsketch.sdk.client.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The one place to which requests and credentials go: scheme, host, port, and perhaps a path in front of all others. */
public final class Origin {

    private final URI base;

    private Origin(URI base) {
        this.base = base;
    }

    /**
     * Checks an address and makes an origin of it.
     *
     * @param host an absolute address, such as {@code https://www.syncsketch.com} or {@code http://localhost:8080/base}
     * @return the origin
     * @throws IllegalArgumentException if it is not http or https, or has user information, a query or a fragment
     */
    public static Origin of(String host) {
        URI uri;
        try {
            uri = new URI(host.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The host is not an address: " + e.getReason());
        }
        return of(uri);
    }

    /**
     * Checks an address and makes an origin of it.
     *
     * @param host an absolute address
     * @return the origin
     * @throws IllegalArgumentException if it is not http or https, or has user information, a query or a fragment
     */
    public static Origin of(URI host) {
        String scheme = host.getScheme() == null ? "" : host.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("The host must start with https:// or http://");
        }
        if (host.getHost() == null) {
            throw new IllegalArgumentException("The address names no host");
        }
        if (host.getRawUserInfo() != null || host.getRawQuery() != null || host.getRawFragment() != null) {
            throw new IllegalArgumentException("The host must have no user information, no query and no fragment");
        }
        String path = host.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        PathRules.check(path + "/");
        return new Origin(URI.create(text(host) + path));
    }

    /**
     * Gives the address in front of all paths.
     *
     * @return an absolute address that does not end in a slash
     */
    public URI base() {
        return base;
    }

    boolean isPlain() {
        return "http".equals(base.getScheme());
    }

    boolean covers(URI uri) {
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && text(uri).equals(text(base));
    }

    /** Gives scheme, host and port, the port only where it is not the scheme's own. */
    static String text(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        boolean usual = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (usual ? "" : ":" + uri.getPort());
    }
}
