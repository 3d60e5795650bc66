package com.syncsketch.mock.internal.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Operations on response headers, whose names are case-insensitive. */
final class ResponseHeaders {

    private ResponseHeaders() {}

    static Optional<String> get(Map<String, String> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.keySet().removeIf(name::equalsIgnoreCase);
        more.put(name, value);
        return more;
    }
}
