package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;

/**
 * A file could not be fetched from the storage, or not be written. Nothing stays of it. No message shows more of the
 * address than its host.
 */
public final class DownloadException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final transient Path target;
    private final int status;
    private final String body;

    /**
     * Makes an exception for an answer that is no file.
     *
     * @param message what happened, without secrets
     * @param target where the file was to go
     * @param status the HTTP status of the storage, or 0 if there was no answer
     * @param body the beginning of the answer, without secrets
     * @param cause why it happened, or null
     */
    public DownloadException(String message, Path target, int status, String body, @Nullable Throwable cause) {
        super(message, cause);
        this.target = target;
        this.status = status;
        this.body = body;
    }

    /**
     * Gives where the file was to go.
     *
     * @return the path; null only after the exception itself was deserialized
     */
    @Nullable
    public Path target() {
        return target;
    }

    /**
     * Gives the HTTP status of the storage.
     *
     * @return the status; 0 if there was no answer, or the failure has nothing to do with it
     */
    public int status() {
        return status;
    }

    /**
     * Gives the beginning of an answer that is no file, most often XML that tells why. What stood in the query of the
     * address is replaced by {@code ***}.
     *
     * @return at most 4096 bytes as text; empty if there was none
     */
    public String bodyStart() {
        return body;
    }
}
