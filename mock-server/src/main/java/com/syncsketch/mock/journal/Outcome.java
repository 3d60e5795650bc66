package com.syncsketch.mock.journal;

/** How an exchange ended for the connection. */
public enum Outcome {
    /** The whole answer was sent. */
    ANSWERED,
    /** The answer was broken off on purpose. */
    TRUNCATED,
    /** The connection was reset on purpose. */
    RESET,
    /** The connection was closed on purpose, or because the server was, without an answer. */
    HUNG_UP,
    /** The client was gone before it had sent the request or read the answer. */
    CLIENT_GONE
}
