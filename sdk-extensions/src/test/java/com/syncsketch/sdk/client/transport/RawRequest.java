package com.syncsketch.sdk.client.transport;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A request as it arrived.
 *
 * @param connection the number of its connection, from 1
 * @param head the request line and the headers, without the empty line
 * @param body the body; empty if it was not read
 */
record RawRequest(int connection, String head, byte[] body) {

    /** Returns the request line. */
    String line() {
        return head.substring(0, (head + "\r\n").indexOf("\r\n"));
    }

    String method() {
        return line().split(" ")[0];
    }

    /** Returns path and query. */
    String target() {
        return line().split(" ")[1];
    }

    /** Returns the body as text. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns all values of a header, in their order. */
    List<String> headers(String name) {
        List<String> values = new ArrayList<>();
        for (String line : head.split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                values.add(line.substring(colon + 1).strip());
            }
        }
        return values;
    }

    /** Returns the only value of a header, or null if there is none. */
    String header(String name) {
        List<String> values = headers(name);
        if (values.size() > 1) {
            throw new AssertionError("Several values of " + name + ": " + values);
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /** Returns the request line only: the headers hold credentials. */
    @Override
    public String toString() {
        return line();
    }
}
