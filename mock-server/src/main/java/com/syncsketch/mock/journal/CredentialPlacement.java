package com.syncsketch.mock.journal;

/** Where a request carried its credentials. */
public enum CredentialPlacement {
    /** The request has no credentials. */
    NONE,
    /** An API key in the {@code Authorization} header. */
    KEY_IN_HEADER,
    /** An expiring token in the {@code Authorization} header. */
    TOKEN_IN_HEADER,
    /** An {@code Authorization} header with another scheme. */
    OTHER_IN_HEADER,
    /** An API key in the query. */
    KEY_IN_QUERY,
    /** An expiring token in the query. */
    TOKEN_IN_QUERY,
    /** A signature in the query. */
    SIGNATURE_IN_QUERY,
    /** More than one of these places, which the service rejects. */
    SEVERAL
}
