package com.syncsketch.sdk.client.internal.http.engine;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The headers of a response. Immutable; the case of names is ignored. */
public abstract class ResponseHeaders {

    /** Returns the number of header lines. */
    protected abstract int size();

    protected abstract String name(int index);

    protected abstract String value(int index);

    /** Returns the value of the first header of that name, or null if there is none. */
    @Nullable
    public final String first(String name) {
        for (int i = 0; i < size(); i++) {
            if (name(i).equalsIgnoreCase(name)) {
                return value(i);
            }
        }
        return null;
    }

    /** Returns all values by name; lookup ignores case; unmodifiable. */
    public final Map<String, List<String>> map() {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < size(); i++) {
            all.computeIfAbsent(name(i), name -> new ArrayList<>(1)).add(value(i));
        }
        all.replaceAll((name, values) -> Collections.unmodifiableList(values));
        return Collections.unmodifiableMap(all);
    }

    /** Returns the {@code Content-Length}, or -1 if it is missing or invalid. */
    public final long contentLength() {
        String value = first("Content-Length");
        if (value == null) {
            return -1;
        }
        try {
            return Math.max(-1, Long.parseLong(value.strip()));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Returns the media type with its parameters, or null if there is none. */
    @Nullable
    public final String contentType() {
        return first("Content-Type");
    }

    /** Creates headers for tests and for responses that were not received. */
    public static ResponseHeaders of(String... namesAndValues) {
        return new ResponseHeaders() {

            @Override
            protected int size() {
                return namesAndValues.length / 2;
            }

            @Override
            protected String name(int index) {
                return namesAndValues[2 * index];
            }

            @Override
            protected String value(int index) {
                return namesAndValues[2 * index + 1];
            }
        };
    }
}
