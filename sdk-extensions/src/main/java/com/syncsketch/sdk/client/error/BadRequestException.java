package com.syncsketch.sdk.client.error;

/** 400: the service does not understand the request, or refuses a value of it; see {@link #detail()}. */
public final class BadRequestException extends ApiException {

    private static final long serialVersionUID = 1L;

    BadRequestException(ErrorResponse response) {
        super(response);
    }
}
