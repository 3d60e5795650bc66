package com.syncsketch.sdk.client.error;

/** Status 401: the credentials are missing, wrong or expired. Under {@code /api/v1/} the body is usually empty. */
public final class AuthenticationException extends ApiException {

    private static final long serialVersionUID = 1L;

    AuthenticationException(ErrorResponse response) {
        super(response);
    }
}
