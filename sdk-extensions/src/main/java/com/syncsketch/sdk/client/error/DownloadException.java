package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Thrown when a file could not be downloaded or written. A partial file is left behind only if
 * {@link com.syncsketch.sdk.client.download.DownloadOptions#isResume()} is set. Messages show only the host of the URL.
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
     * Creates an exception for a failure that is unrelated to the storage, or that a retry cannot fix.
     *
     * @param message the detail message, without secrets
     * @param target the target file
     * @param cause the cause, or null
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
     * Creates an exception for a response that is not a file.
     *
     * @param message the detail message, without secrets
     * @param target the target file
     * @param status the HTTP status code of the storage
     * @param body the beginning of the response body, without secrets
     * @param retryAfter the delay that the storage requests, or null if it requests none
     * @param fromProxy whether a proxy or a captive portal has responded in place of the storage
     * @return the exception
     */
    public static DownloadException refused(
            String message, Path target, int status, String body, @Nullable Duration retryAfter, boolean fromProxy) {
        return new DownloadException(
                message, target, status, body, retryAfter, 0, fromProxy || ApiException.isTransient(status), null);
    }

    /**
     * Creates an exception for a connection that could not be established, broke or stalled.
     *
     * @param message the detail message, without secrets
     * @param target the target file
     * @param receivedBytes the number of bytes of the file that were received before
     * @return the exception
     */
    public static DownloadException broken(String message, Path target, long receivedBytes) {
        return new DownloadException(message, target, 0, "", null, receivedBytes, true, null);
    }

    /**
     * Returns the target file.
     *
     * @return the path; null only after the exception was deserialized
     */
    @Nullable
    public Path getTarget() {
        return target;
    }

    /**
     * Returns the HTTP status code of the storage.
     *
     * @return the status, or 0 if there was no response or the failure is unrelated to the storage
     */
    public int getStatus() {
        return status;
    }

    /**
     * Returns the beginning of a response that is not a file, usually XML with an error message. Signatures are replaced by
     * {@code ***}.
     *
     * @return at most 4096 characters, empty if there was no body
     */
    public String getBodyStart() {
        return body;
    }

    /**
     * Returns the delay that the storage requests in {@code Retry-After}.
     *
     * @return a duration of zero or more, or null if the storage requests none
     */
    @Override
    @Nullable
    public Duration getRetryAfter() {
        return retryAfter;
    }

    /**
     * Returns how many bytes of the file were received before the connection broke.
     *
     * @return the bytes of the last attempt; 0 if none were received or the failure is unrelated to the connection
     */
    public long getReceivedBytes() {
        return receivedBytes;
    }

    /**
     * Returns whether the same download may succeed later: after a connection that could not be established, broke or
     * stalled, after 408, 429, 500, 502, 503 and 504, and after a response that only proxies and captive portals send: an
     * HTML page with a success status, a redirect that is rejected, or a status of 511 and above. The client has already
     * retried these as its retry policy allows. After 403, which storage returns for an expired URL, request a new URL from
     * the service.
     *
     * @return true if the error may be temporary
     */
    @Override
    public boolean isTransient() {
        return isTransient;
    }
}
