package com.syncsketch.sdk.client.error;

/** Status 403: the user lacks permission, or a limit of the plan is reached (inferred). */
public final class PermissionDeniedException extends ApiException {

    private static final long serialVersionUID = 1L;

    PermissionDeniedException(ErrorResponse response) {
        super(response);
    }
}
