package com.syncsketch.mock.journal;

/** Where a request had its credentials. */
public enum CredentialPlacement {
    /** Nowhere. */
    NONE,
    /** A key, in the header {@code Authorization}. */
    KEY_IN_HEADER,
    /** An expiring token, in the header {@code Authorization}. */
    TOKEN_IN_HEADER,
    /** Something else, in the header {@code Authorization}. */
    OTHER_IN_HEADER,
    /** A key, in the query. */
    KEY_IN_QUERY,
    /** An expiring token, in the query. */
    TOKEN_IN_QUERY,
    /** A signature, in the query. */
    SIGNATURE_IN_QUERY,
    /** In more than one of these places, which the service does not accept. */
    SEVERAL
}
