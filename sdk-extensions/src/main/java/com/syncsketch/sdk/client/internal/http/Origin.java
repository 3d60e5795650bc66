package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.internal.http.engine.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;

/** The only destination of requests with credentials: an endpoint and a path prefix. Immutable. */
public final class Origin {

    private final Endpoint endpoint;
    private final String path;

    private Origin(Endpoint endpoint, String path) {
        this.endpoint = endpoint;
        this.path = path;
    }

    /**
     * Parses a URL.
     *
     * @param host an absolute URL, such as {@code https://www.syncsketch.com} or {@code http://localhost:8080/base}
     * @return the origin
     * @throws IllegalArgumentException if it is not http or https, or has user information, a query or a fragment
     */
    public static Origin of(String host) {
        URI uri;
        try {
            uri = new URI(host.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The host is not a URL: " + e.getReason());
        }
        return of(uri);
    }

    /**
     * Checks a URL.
     *
     * @param host an absolute URL
     * @return the origin
     * @throws IllegalArgumentException if it is not http or https, or has user information, a query or a fragment
     */
    public static Origin of(URI host) {
        Endpoint endpoint;
        try {
            endpoint = Endpoint.of(host);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The host " + e.getMessage(), e);
        }
        if (host.getRawQuery() != null || host.getRawFragment() != null) {
            throw new IllegalArgumentException("The host must have no query and no fragment");
        }
        String path = host.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        PathValidator.check(path + "/");
        return new Origin(endpoint, path);
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /** Returns the path prefix: empty, or with a leading and without a trailing slash. */
    public String path() {
        return path;
    }

    /** Returns true if requests are not encrypted. */
    public boolean isPlain() {
        return !endpoint.isSecure();
    }

    /** Returns true if a URL belongs to this origin and has no user information. */
    boolean covers(URI url) {
        try {
            return Endpoint.of(url).equals(endpoint);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns the URL without a trailing slash. */
    @Override
    public String toString() {
        return endpoint + path;
    }
}
