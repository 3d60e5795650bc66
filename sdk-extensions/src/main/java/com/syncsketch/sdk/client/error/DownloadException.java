package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A file could not be fetched from the storage, or not be written. Nothing stays of it. No message shows more of the
 * address than its host.
 */
public final class DownloadException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final transient Path target;
    private final int status;
    private final String body;

    @Nullable
    private final Duration retryAfter;

    private final long receivedBytes;
    private final boolean isTransient;

    /**
     * Makes an exception for a failure that has nothing to do with the storage, or that no repetition mends.
     *
     * @param message what happened, without secrets
     * @param target where the file was to go
     * @param cause why it happened, or null
     */
    public DownloadException(String message, Path target, @Nullable Throwable cause) {
        this(message, target, 0, "", null, 0, false, cause);
    }

    private DownloadException(
            String message,
            Path target,
            int status,
            String body,
            @Nullable Duration retryAfter,
            long receivedBytes,
            boolean isTransient,
            @Nullable Throwable cause) {
        super(message, cause);
        this.target = target;
        this.status = status;
        this.body = body;
        this.retryAfter = retryAfter;
        this.receivedBytes = receivedBytes;
        this.isTransient = isTransient;
    }

    /**
     * Makes an exception for an answer that is no file.
     *
     * @param message what happened, without secrets
     * @param target where the file was to go
     * @param status the HTTP status of the storage
     * @param body the beginning of the answer, without secrets
     * @param retryAfter the pause for which the storage asks, or null if it does not
     * @return the exception
     */
    public static DownloadException refused(
            String message, Path target, int status, String body, @Nullable Duration retryAfter) {
        return new DownloadException(
                message, target, status, body, retryAfter, 0, ApiException.isTransient(status), null);
    }

    /**
     * Makes an exception for a connection that did not come about, broke or stood still.
     *
     * @param message what happened, without secrets
     * @param target where the file was to go
     * @param receivedBytes how many bytes of the file came before
     * @return the exception
     */
    public static DownloadException broken(String message, Path target, long receivedBytes) {
        return new DownloadException(message, target, 0, "", null, receivedBytes, true, null);
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

    /**
     * Gives the time for which the storage asks to be left alone.
     *
     * @return a duration of zero or more, or null if the storage does not say
     */
    @Nullable
    public Duration retryAfter() {
        return retryAfter;
    }

    /**
     * Gives how many bytes of the file came before the connection broke. They are not kept.
     *
     * @return bytes of the last attempt; 0 if none came, or the failure has nothing to do with the connection
     */
    public long receivedBytes() {
        return receivedBytes;
    }

    /**
     * Tells whether the same download may succeed later without a change: after a connection that did not come about,
     * broke or stood still, and after 408, 429, 500, 502, 503 and 504. The client has repeated these already, as its
     * policy says. After 403, with which a storage refuses an address that has expired, ask the service for a new one.
     *
     * @return true if the trouble may pass by itself
     */
    public boolean isTransient() {
        return isTransient;
    }
}
