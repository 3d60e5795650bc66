package com.syncsketch.mock.journal;

/** How an exchange ended at the connection level. */
public enum ExchangeOutcome {
    /** The complete response was sent. */
    COMPLETED("ANSWERED"),
    /** A fault cut the response off. */
    TRUNCATED("TRUNCATED"),
    /** A fault reset the connection. */
    RESET("RESET"),
    /** The connection was closed without a response, by a fault or because the server was closed. */
    CLOSED("HUNG_UP"),
    /** The client closed the connection before it had sent the whole request or received the whole response. */
    CLIENT_DISCONNECTED("CLIENT_GONE");

    private final String jsonValue;

    ExchangeOutcome(String jsonValue) {
        this.jsonValue = jsonValue;
    }

    /** Returns the value in the JSON of the admin API and in HAR files. */
    String jsonValue() {
        return jsonValue;
    }
}
