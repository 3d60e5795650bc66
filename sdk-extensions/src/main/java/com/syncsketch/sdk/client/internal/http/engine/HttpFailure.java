package com.syncsketch.sdk.client.internal.http.engine;

import jakarta.annotation.Nullable;
import java.util.function.UnaryOperator;

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
    private final String what;

    @Nullable
    private final String reason;

    private final int status;

    /**
     * Creates a failure.
     *
     * @param kind the kind
     * @param what the operation that failed, in words of the client
     * @param cause the underlying exception, or null
     */
    public HttpFailure(Kind kind, String what, @Nullable Throwable cause) {
        this(kind, what, null, 0, cause);
    }

    /**
     * Creates a failure.
     *
     * @param kind the kind
     * @param what the operation that failed, in words of the client
     * @param reason why, in words that are not the client's
     * @param cause the underlying exception, or null
     */
    public HttpFailure(Kind kind, String what, String reason, @Nullable Throwable cause) {
        this(kind, what, reason, 0, cause);
    }

    /**
     * Creates a failure with a status code.
     *
     * @param kind the kind
     * @param what the operation that failed, in words of the client
     * @param reason why, in words that are not the client's and may repeat parts of the request or response, or null
     * @param status the status code of the proxy's response, or of the response whose body is unusable; 0 if there is none
     * @param cause the underlying exception, or null
     */
    public HttpFailure(Kind kind, String what, @Nullable String reason, int status, @Nullable Throwable cause) {
        super(reason == null ? what : what + ": " + reason, cause);
        this.kind = kind;
        this.what = what;
        this.reason = reason;
        this.status = status;
    }

    /** Returns a failure of another kind with the same message, whose cause is this one. */
    public HttpFailure as(Kind other, int newStatus) {
        return new HttpFailure(other, what, reason, newStatus, this);
    }

    /** Returns the message with a redacted reason. The words of the client contain no secrets. */
    public String message(UnaryOperator<String> redactor) {
        return reason == null ? what : what + ": " + redactor.apply(reason);
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
