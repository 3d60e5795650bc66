package com.syncsketch.sdk.client.error;

/** 403: the user may not do this. The service may also answer so where a plan's limit is reached. */
public final class PermissionDeniedException extends ApiException {

    private static final long serialVersionUID = 1L;

    PermissionDeniedException(ErrorResponse response) {
        super(response);
    }
}
