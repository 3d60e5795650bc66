package com.syncsketch.sdk.client.error;

/** Status 429: too many requests. {@link #getRetryAfter()} is the delay that the service requests, if it does. */
public final class RateLimitedException extends ApiException {

    private static final long serialVersionUID = 1L;

    RateLimitedException(ErrorResponse response) {
        super(response);
    }
}
