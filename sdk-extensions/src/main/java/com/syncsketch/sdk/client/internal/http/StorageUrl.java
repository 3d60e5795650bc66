package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.internal.http.engine.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A URL of object storage. It may contain a signature, so messages contain only its origin. Immutable and thread-safe.
 */
public final class StorageUrl {

    private static final String ALLOWED = "-._~:/?#@!$&'()*+,;=%";

    private final URI uri;
    private final Endpoint endpoint;

    private StorageUrl(URI uri, Endpoint endpoint) {
        this.uri = uri;
        this.endpoint = endpoint;
    }

    /**
     * Parses a URL and escapes characters that should have been escaped.
     *
     * @throws IllegalArgumentException if it is not an http or https URL, or has user information; the message does not show
     *     it
     */
    public static StorageUrl of(String url) {
        try {
            return checked(parsed(url.strip()));
        } catch (URISyntaxException e) {
            // The message of the exception contains the URL.
            throw new IllegalArgumentException("The URL of the file is not valid");
        }
    }

    /**
     * Returns the target of a redirect.
     *
     * @throws IllegalArgumentException if it is not an http or https URL, has user information, or downgrades https to http
     */
    public StorageUrl redirect(String location) {
        StorageUrl target;
        try {
            target = checked(uri.resolve(parsed(location.strip())));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The URL of the file is not valid");
        }
        if (endpoint.isSecure() && !target.endpoint.isSecure()) {
            throw new IllegalArgumentException("The URL of the file downgrades https to http");
        }
        return target;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /** Returns the decoded path. */
    public String path() {
        return uri.getPath();
    }

    /** Returns the path and query as they are sent. */
    String target() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** Returns a redactor for the signature in the query. */
    public SignatureRedactor redactor() {
        return SignatureRedactor.of(uri.getRawQuery());
    }

    /** Returns only the origin. */
    @Override
    public String toString() {
        return endpoint.toString();
    }

    private static URI parsed(String url) throws URISyntaxException {
        try {
            return URI.create(new URI(url).toASCIIString());
        } catch (URISyntaxException e) {
            return new URI(escaped(url));
        }
    }

    private static StorageUrl checked(URI uri) {
        try {
            return new StorageUrl(uri, Endpoint.of(uri));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The URL of the file " + e.getMessage(), e);
        }
    }

    private static String escaped(String url) {
        byte[] bytes = url.getBytes(StandardCharsets.UTF_8);
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0);
            if (c == '%' && !(i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2]))) {
                plain = false;
            }
            if (plain) {
                escaped.append(c);
            } else {
                escaped.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return escaped.toString();
    }

    private static boolean isHex(byte b) {
        return Character.digit(b, 16) >= 0;
    }
}
