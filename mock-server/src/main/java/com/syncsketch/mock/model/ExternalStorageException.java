package com.syncsketch.mock.model;

import java.util.Objects;

/** Thrown by an {@link ExternalStorage} to reject a request. The client receives the status code and the message in a response. */
public final class ExternalStorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String reason;

    /**
     * Creates an exception.
     *
     * @param status the status code, 400 to 599
     * @param code the error code of the storage, such as {@code InvalidPart}
     * @param reason the error message of the storage
     * @throws IllegalArgumentException if the status code is not an error
     */
    public ExternalStorageException(int status, String code, String reason) {
        super(code + ": " + reason);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("The status code must be from 400 to 599, but is " + status);
        }
        this.status = status;
        this.code = Objects.requireNonNull(code, "code");
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Returns the status code.
     *
     * @return the status code, 400 to 599
     */
    public int status() {
        return status;
    }

    /**
     * Returns the error code of the storage.
     *
     * @return the code, such as {@code InvalidPart}
     */
    public String code() {
        return code;
    }

    /**
     * Returns the error message of the storage.
     *
     * @return the message, without the code
     */
    public String reason() {
        return reason;
    }
}
