package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;

/**
 * Thrown when a proxy did not forward the request. The service received nothing.
 *
 * <p>Status 407 means that the proxy requires credentials or rejects the ones that were sent; see
 * {@link com.syncsketch.sdk.client.http.ProxySettings}.
 */
public final class ProxyException extends ConnectionException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Creates an exception.
     *
     * @param message the detail message, without secrets
     * @param status the HTTP status of the proxy, or 0 if it sent no usable response
     * @param cause the cause, or null if there is none
     */
    public ProxyException(String message, int status, @Nullable Throwable cause) {
        super(message, false, cause);
        this.status = status;
    }

    /**
     * Returns the HTTP status code with which the proxy refused the request.
     *
     * @return the status, or 0 if the proxy sent no usable response
     */
    public int getStatus() {
        return status;
    }

    /**
     * Returns whether the same request may succeed later: true if there was no usable response, and for 408, 429, 500, 502,
     * 503 and 504.
     *
     * @return false after a refusal such as 403 or 407
     */
    @Override
    public boolean isTransient() {
        return (status == 0 || ApiException.isTransient(status)) && super.isTransient();
    }
}
