package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;

/** Thrown when an upload fails because of the file or the transfer, rather than an error response. */
public class UploadException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    @Nullable
    private final transient Path file;

    /**
     * Creates an exception.
     *
     * @param message the detail message, without secrets
     * @param file the file, or null if it is unknown
     * @param cause the cause, or null if there is none
     */
    public UploadException(String message, @Nullable Path file, @Nullable Throwable cause) {
        super(message, cause);
        this.file = file;
    }

    /**
     * Returns the file.
     *
     * @return the file as it was given; null if it is unknown, or after the exception was deserialized
     */
    @Nullable
    public Path getFile() {
        return file;
    }
}
