package com.syncsketch.sdk.client.error;

/** Status 422: a value in the request is invalid; see {@link #getDetail()}. */
public final class ValidationException extends ApiException {

    private static final long serialVersionUID = 1L;

    ValidationException(ErrorResponse response) {
        super(response);
    }
}
