package com.syncsketch.mock.fault;

/** Checks of constructor arguments. */
final class Preconditions {

    private Preconditions() {}

    static void check(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    static void checkHeader(String name, String value) {
        check(name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+"), "Not a valid header name: '" + name + "'");
        check(
                value.indexOf('\n') < 0 && value.indexOf('\r') < 0,
                "The header value must not contain line breaks: " + name);
    }
}
