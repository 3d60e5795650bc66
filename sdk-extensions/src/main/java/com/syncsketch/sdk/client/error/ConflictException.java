package com.syncsketch.sdk.client.error;

/** 409: the thing is in a state that does not allow this. */
public final class ConflictException extends ApiException {

    private static final long serialVersionUID = 1L;

    ConflictException(ErrorResponse response) {
        super(response);
    }
}
