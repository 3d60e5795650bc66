package com.syncsketch.sdk.client.error;

/** 422: a value of the request is not acceptable; see {@link #detail()}. */
public final class ValidationException extends ApiException {

    private static final long serialVersionUID = 1L;

    ValidationException(ErrorResponse response) {
        super(response);
    }
}
