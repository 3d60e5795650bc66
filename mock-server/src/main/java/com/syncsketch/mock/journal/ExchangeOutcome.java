package com.syncsketch.mock.journal;

/** How an exchange ended at the connection level. */
public enum ExchangeOutcome {
    /** The complete response was sent. */
    COMPLETED,
    /** A fault cut the response off. */
    TRUNCATED,
    /** A fault reset the connection. */
    RESET,
    /** The connection was closed without a response, by a fault or because the server was closed. */
    CLOSED,
    /** The client closed the connection before it had sent the whole request or received the whole response. */
    CLIENT_DISCONNECTED
}
