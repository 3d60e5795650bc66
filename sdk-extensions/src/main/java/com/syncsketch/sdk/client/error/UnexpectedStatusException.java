package com.syncsketch.sdk.client.error;

/** A status that has no exception of its own, 405 or 413 for example. */
public final class UnexpectedStatusException extends ApiException {

    private static final long serialVersionUID = 1L;

    UnexpectedStatusException(ErrorResponse response) {
        super(response);
    }
}
