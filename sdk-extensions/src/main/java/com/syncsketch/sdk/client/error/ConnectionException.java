package com.syncsketch.sdk.client.error;

import com.syncsketch.sdk.client.internal.util.Causes;
import jakarta.annotation.Nullable;
import java.security.cert.CertificateException;

/**
 * Thrown when the service could not be reached, or the connection broke before the response was complete. The message names
 * the host, the port and the reason.
 */
public class ConnectionException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final boolean requestSent;

    /**
     * Creates an exception.
     *
     * @param message the detail message, without secrets
     * @param requestSent whether bytes of the request were sent
     * @param cause the cause, or null if it is unknown or contains a secret
     */
    public ConnectionException(String message, boolean requestSent, @Nullable Throwable cause) {
        super(message, cause);
        this.requestSent = requestSent;
    }

    /**
     * Returns whether the service may have received the request, completely or in part.
     *
     * @return true if bytes of the request were sent; false if none was, so that even a request that creates something can
     *     be retried
     */
    public final boolean isRequestSent() {
        return requestSent;
    }

    /**
     * Returns whether the same request may succeed later.
     *
     * @return false if the certificate of the server is not trusted
     */
    @Override
    public boolean isTransient() {
        return !Causes.contain(this, CertificateException.class);
    }
}
