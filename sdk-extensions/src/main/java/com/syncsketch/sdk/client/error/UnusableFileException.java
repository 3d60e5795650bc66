package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;

/**
 * Thrown when a file to upload does not exist, is not a regular file, is empty, or cannot be read, or when the JVM cannot
 * decode its name and the request sets no other one.
 */
public final class UnusableFileException extends UploadException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param file the file
     * @param reason what is wrong, as a phrase that follows the file name
     * @param cause the cause, or null if there is none
     */
    public UnusableFileException(Path file, String reason, @Nullable Throwable cause) {
        super(file + " " + reason, file, cause);
    }
}
