package com.syncsketch.sdk.client.error;

/** 404: there is no such thing, or the user may not know of it. */
public final class NotFoundException extends ApiException {

    private static final long serialVersionUID = 1L;

    NotFoundException(ErrorResponse response) {
        super(response);
    }
}
