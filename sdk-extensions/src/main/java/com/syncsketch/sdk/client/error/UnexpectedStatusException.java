package com.syncsketch.sdk.client.error;

/** A status without an exception class of its own, such as 405 or 413. */
public final class UnexpectedStatusException extends ApiException {

    private static final long serialVersionUID = 1L;

    UnexpectedStatusException(ErrorResponse response) {
        super(response);
    }
}
