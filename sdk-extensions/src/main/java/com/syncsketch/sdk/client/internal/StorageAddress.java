package com.syncsketch.sdk.client.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Addresses that come from the service. They hold signatures, so no message shows more of them than their host. */
final class StorageAddress {

    private static final String ALLOWED = "-._~:/?#@!$&'()*+,;=%";
    private static final int SHORTEST_SECRET = 6;

    private StorageAddress() {}

    /**
     * Reads an address. Characters that should have been escaped are.
     *
     * @throws IllegalArgumentException if it is no http or https address, or has user information
     */
    static URI of(String url) {
        try {
            return checked(parsed(url.strip()));
        } catch (URISyntaxException e) {
            // The exception's own text shows the address.
            throw new IllegalArgumentException("The address of the file cannot be read");
        }
    }

    /**
     * Reads where an answer redirects to.
     *
     * @throws IllegalArgumentException if it is no http or https address, or has user information, or leaves https
     */
    static URI redirect(URI from, String location) {
        URI to;
        try {
            to = checked(from.resolve(parsed(location.strip())));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The address of the file cannot be read");
        }
        if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
            throw new IllegalArgumentException("The address of the file leads from https to http");
        }
        return to;
    }

    /** Replaces in a text whatever the query of an address holds. */
    static String redact(URI address, String text) {
        String query = address.getRawQuery();
        if (query == null || query.isEmpty()) {
            return text;
        }
        String clean = text.replace(query, "***");
        for (String parameter : query.split("&", -1)) {
            String value = parameter.substring(parameter.indexOf('=') + 1);
            if (value.length() >= SHORTEST_SECRET) {
                clean = clean.replace(value, "***").replace(decoded(value), "***");
            }
        }
        return clean;
    }

    private static URI parsed(String url) throws URISyntaxException {
        try {
            return URI.create(new URI(url).toASCIIString());
        } catch (URISyntaxException e) {
            return new URI(escaped(url));
        }
    }

    private static URI checked(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("The address of the file must start with https:// or http://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("The address of the file names no host");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("The address of the file must have no user information");
        }
        return uri;
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

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
