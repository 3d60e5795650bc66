package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;

/** The file does not exist, is not a regular file, is empty, or cannot be read. */
public final class UnusableFileException extends UploadException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param file the file
     * @param reason what is wrong with it, to follow its name
     * @param cause why it cannot be read, or null if that is not the trouble
     */
    public UnusableFileException(Path file, String reason, @Nullable Throwable cause) {
        super(file + " " + reason, file, cause);
    }
}
