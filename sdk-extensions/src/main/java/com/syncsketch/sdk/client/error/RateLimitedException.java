package com.syncsketch.sdk.client.error;

/** 429: too many calls. {@link #retryAfter()} tells how long to wait, where the service says so. */
public final class RateLimitedException extends ApiException {

    private static final long serialVersionUID = 1L;

    RateLimitedException(ErrorResponse response) {
        super(response);
    }
}
