package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;

/** An upload did not succeed for a reason that lies with the file or with the transfer, not with an answer. */
public class UploadException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    @Nullable
    private final transient Path file;

    UploadException(String message, @Nullable Path file, @Nullable Throwable cause) {
        super(message, cause);
        this.file = file;
    }

    /**
     * Gives the file.
     *
     * @return the file as it was given; null if it is unknown, or after the exception itself was deserialized
     */
    @Nullable
    public Path file() {
        return file;
    }
}
