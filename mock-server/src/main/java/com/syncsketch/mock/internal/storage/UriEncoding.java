package com.syncsketch.mock.internal.storage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as required by AWS signatures: everything except letters, digits and {@code -._~}. */
final class UriEncoding {

    private UriEncoding() {}

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** Encodes a key, except its slashes. */
    static String encodePath(String path) {
        return encode(path).replace("%2F", "/");
    }
}
