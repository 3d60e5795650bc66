package com.syncsketch.sdk.client.error;

/** Status 400: the request is malformed or contains an invalid value; see {@link #getDetail()}. */
public final class BadRequestException extends ApiException {

    private static final long serialVersionUID = 1L;

    BadRequestException(ErrorResponse response) {
        super(response);
    }
}
