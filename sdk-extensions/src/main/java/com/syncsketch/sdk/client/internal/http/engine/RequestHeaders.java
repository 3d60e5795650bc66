package com.syncsketch.sdk.client.internal.http.engine;

import com.syncsketch.sdk.client.internal.util.Characters;
import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Request headers in the order in which they are sent. Immutable and thread-safe.
 *
 * <p>The serialized form is built once, when the headers are created, so that headers that are the same for all requests of
 * an operation cost nothing per request.
 */
public final class RequestHeaders {

    /** No headers. */
    public static final RequestHeaders NONE = new RequestHeaders(new String[0]);

    /** Headers that the engine writes itself, or that would change how a message is framed. */
    private static final Set<String> RESERVED = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** Headers that are set by operations and credentials. */
    private static final Set<String> OWN = Set.of("authorization", "content-type", "user-agent");

    private final String[] namesAndValues;
    private final String block;

    private RequestHeaders(String[] namesAndValues) {
        this.namesAndValues = namesAndValues;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text.append(namesAndValues[i])
                    .append(": ")
                    .append(namesAndValues[i + 1])
                    .append("\r\n");
        }
        this.block = text.toString();
    }

    /**
     * Returns these headers and one more.
     *
     * @param name the header name
     * @param value the header value
     * @return new headers
     * @throws IllegalArgumentException if name or value cannot be sent
     */
    public RequestHeaders with(String name, String value) {
        checkName(name);
        checkValue(name, value);
        String[] longer = Arrays.copyOf(namesAndValues, namesAndValues.length + 2);
        longer[namesAndValues.length] = name;
        longer[namesAndValues.length + 1] = value;
        return new RequestHeaders(longer);
    }

    /** Returns these headers and further ones. */
    public RequestHeaders with(RequestHeaders more) {
        if (more.namesAndValues.length == 0) {
            return this;
        }
        if (namesAndValues.length == 0) {
            return more;
        }
        String[] all = Arrays.copyOf(namesAndValues, namesAndValues.length + more.namesAndValues.length);
        System.arraycopy(more.namesAndValues, 0, all, namesAndValues.length, more.namesAndValues.length);
        return new RequestHeaders(all);
    }

    /** Returns these headers without those of a name. */
    public RequestHeaders without(String name) {
        if (!contains(name)) {
            return this;
        }
        RequestHeaders rest = NONE;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!namesAndValues[i].equalsIgnoreCase(name)) {
                rest = rest.with(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return rest;
    }

    /** Returns these headers without those that only the client sets. */
    public RequestHeaders withoutClientHeaders() {
        return without("Authorization").without("User-Agent");
    }

    /** Returns true if only the client sets the header; values of operations are ignored. */
    public static boolean isClientHeader(String name) {
        return name.equalsIgnoreCase("Authorization") || name.equalsIgnoreCase("User-Agent");
    }

    /** Returns these headers and others, which replace those of the same name. */
    public RequestHeaders replacedBy(RequestHeaders others) {
        RequestHeaders rest = this;
        for (int i = 0; i < others.namesAndValues.length; i += 2) {
            rest = rest.without(others.namesAndValues[i]);
        }
        return rest.with(others);
    }

    /**
     * Returns these headers and one that a user adds to all requests.
     *
     * @throws IllegalArgumentException if it cannot be sent, or if the client sets it itself
     */
    public RequestHeaders withUserHeader(String name, String value) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        checkName(name);
        if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("The header " + name + " is set by the client");
        }
        return with(name, value);
    }

    /** Returns the value of the first header of that name, or null if there is none. */
    @Nullable
    public String first(String name) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equalsIgnoreCase(name)) {
                return namesAndValues[i + 1];
            }
        }
        return null;
    }

    public boolean contains(String name) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the lines as they are sent, each with its line break. */
    public String block() {
        return block;
    }

    /**
     * Checks that a header name is a token and not one that the client sets itself.
     *
     * @throws IllegalArgumentException if it cannot be used
     */
    public static void checkName(String name) {
        boolean token = !name.isEmpty()
                && Characters.allMatch(name, c -> c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
        if (!token) {
            throw new IllegalArgumentException("The header name is not a token");
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("The header " + name + " is set by the client");
        }
    }

    /**
     * Checks that a header value is printable ASCII. Line breaks would start another header.
     *
     * @throws IllegalArgumentException if it cannot be sent; the message does not contain the value
     */
    public static void checkValue(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c >= 0x7f) {
                throw new IllegalArgumentException(
                        "The value of the header " + name + " contains characters that are not allowed in headers");
            }
        }
    }
}
