package com.syncsketch.sdk.client.error;

/** 5xx: the service, or a proxy before it, failed. */
public final class ServerException extends ApiException {

    private static final long serialVersionUID = 1L;

    ServerException(ErrorResponse response) {
        super(response);
    }
}
