package com.syncsketch.sdk.client.error;

/** Status 404: the resource does not exist, or is not visible to the user. */
public final class NotFoundException extends ApiException {

    private static final long serialVersionUID = 1L;

    NotFoundException(ErrorResponse response) {
        super(response);
    }
}
