package com.syncsketch.mock.model;

import java.util.Objects;

/** An {@link ExternalStorage} refuses. The client gets the status and the text as an answer of the service. */
public final class ExternalStorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String reason;

    /**
     * Refuses.
     *
     * @param status the status, 400 to 599
     * @param code the storage's name of the error, such as {@code InvalidPart}
     * @param reason the storage's words for it
     * @throws IllegalArgumentException if the status is no error
     */
    public ExternalStorageException(int status, String code, String reason) {
        super(code + ": " + reason);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("A refusal has a status from 400 to 599, not " + status);
        }
        this.status = status;
        this.code = Objects.requireNonNull(code, "code");
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Gives the status.
     *
     * @return 400 to 599
     */
    public int status() {
        return status;
    }

    /**
     * Gives the storage's name of the error.
     *
     * @return the code, such as {@code InvalidPart}
     */
    public String code() {
        return code;
    }

    /**
     * Gives the storage's words for the error.
     *
     * @return the words, without the code
     */
    public String reason() {
        return reason;
    }
}
