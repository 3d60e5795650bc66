package com.syncsketch.sdk.client.error;

/** Status 5xx: the service, or a proxy in front of it, failed. */
public final class ServerException extends ApiException {

    private static final long serialVersionUID = 1L;

    ServerException(ErrorResponse response) {
        super(response);
    }
}
