package com.syncsketch.sdk.client.internal.http.engine;

import jakarta.annotation.Nullable;

/** Thrown when an exchange ends without a complete response. */
public final class HttpFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** The kinds of failures. */
    public enum Kind {
        /** The host name is unknown. */
        UNKNOWN_HOST,
        /** No connection could be established. */
        CONNECT,
        /** The TLS handshake failed. */
        TLS,
        /** The proxy rejected the request or the connection. */
        PROXY,
        /** All connections were in use for too long. */
        NO_CONNECTION_AVAILABLE,
        /** The connection broke. */
        BROKEN,
        /** The response is not valid HTTP. */
        PROTOCOL,
        /** The content of the response cannot be decoded. */
        UNDECODABLE,
        /** The response is larger than allowed. */
        TOO_LARGE,
        /** The timeout policy cancelled the exchange. */
        TIMEOUT,
        /** The thread was interrupted. */
        INTERRUPTED,
        /** The client was closed. */
        CLOSED
    }

    private final Kind kind;
    private final int status;

    /**
     * Creates a failure.
     *
     * @param kind the kind
     * @param message the details, without secrets
     * @param cause the underlying exception, or null
     */
    public HttpFailure(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, 0, cause);
    }

    /**
     * Creates a failure with a status code.
     *
     * @param status the status code of the proxy's response, or of the response whose body is unusable; 0 if there is none
     */
    public HttpFailure(Kind kind, String message, int status, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the received status code, or 0 if there is none. */
    public int status() {
        return status;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
