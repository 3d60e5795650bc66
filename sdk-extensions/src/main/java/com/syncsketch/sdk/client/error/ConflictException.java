package com.syncsketch.sdk.client.error;

/** Status 409: the current state of the resource does not allow the operation. */
public final class ConflictException extends ApiException {

    private static final long serialVersionUID = 1L;

    ConflictException(ErrorResponse response) {
        super(response);
    }
}
