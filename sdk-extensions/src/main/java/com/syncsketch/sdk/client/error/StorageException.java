package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Thrown when the object storage rejects an upload. The service has already created an item, which has no media file. Delete
 * the item if you do not retry the upload.
 */
public final class StorageException extends UnfinishedUploadException {

    private static final long serialVersionUID = 1L;

    private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);

    /** S3 error codes that take precedence over the status they come with, which may even be 200. */
    private static final Set<String> TRANSIENT_CODES =
            Set.of("InternalError", "ServiceUnavailable", "SlowDown", "RequestTimeout", "ExpiredToken");

    @Nullable
    private final Integer part;

    private final int status;

    @Nullable
    private final String code;

    @Nullable
    private final String detail;

    @Nullable
    private final String requestId;

    @Nullable
    private final Duration retryAfter;

    /**
     * Creates an exception for a file that was sent as a whole, or an upload that was being completed.
     *
     * @param file the file
     * @param status the HTTP status code
     * @param code the S3 error code, or null if there is none
     * @param detail the error message of the storage, without signatures, or null if there is none
     * @param requestId the request id of the storage, or null if there is none
     * @param retryAfter the delay that the storage requests, or null if it requests none
     * @param itemId the item that the service created for the file
     * @param itemUuid the UUID of the item, or null if the service did not return it
     */
    public StorageException(
            Path file,
            int status,
            @Nullable String code,
            @Nullable String detail,
            @Nullable String requestId,
            @Nullable Duration retryAfter,
            long itemId,
            @Nullable String itemUuid) {
        this(file, null, status, code, detail, requestId, retryAfter, itemId, itemUuid);
    }

    /**
     * Creates an exception.
     *
     * @param file the file
     * @param part the part number, or null if the file was sent as a whole or the upload was being completed
     * @param status the HTTP status code
     * @param code the S3 error code, or null if there is none
     * @param detail the error message of the storage, without signatures, or null if there is none
     * @param requestId the request id of the storage, or null if there is none
     * @param retryAfter the delay that the storage requests, or null if it requests none
     * @param itemId the item that the service created for the file
     * @param itemUuid the UUID of the item, or null if the service did not return it
     */
    public StorageException(
            Path file,
            @Nullable Integer part,
            int status,
            @Nullable String code,
            @Nullable String detail,
            @Nullable String requestId,
            @Nullable Duration retryAfter,
            long itemId,
            @Nullable String itemUuid) {
        super(
                "The storage rejected " + (part == null ? "" : "part " + part + " of ") + "the upload of " + file
                        + " with status " + status
                        + (code == null ? "" : " " + code)
                        + (detail == null ? "" : " (" + detail + ")")
                        + (requestId == null ? "" : " [request " + requestId + "]"),
                file,
                itemId,
                itemUuid,
                null);
        this.part = part;
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.requestId = requestId;
        this.retryAfter = retryAfter;
    }

    /**
     * Returns the HTTP status code.
     *
     * @return a number from 300 to 599; or 200 for an error that was reported in the response to the completion of a
     *     multipart upload
     */
    public int getStatus() {
        return status;
    }

    /**
     * Returns whether the upload may succeed later with a new signature: the storage is busy or had an internal error, or
     * the signature expired. A 403 without an error code may be an expired signature as well. A redirect, 511 and the
     * statuses above it without an error code come from a proxy or a captive portal.
     *
     * @return true if the error may be temporary
     */
    @Override
    public boolean isTransient() {
        if (code != null && TRANSIENT_CODES.contains(code)) {
            return true;
        }
        boolean expired = detail != null && detail.toLowerCase(Locale.ROOT).contains("expired");
        boolean fromProxy = code == null && (status / 100 == 3 || status == 403 || status >= 511);
        return TRANSIENT.contains(status) || fromProxy || (status == 403 && expired);
    }

    /**
     * Returns the number of the part that the storage rejected.
     *
     * @return the part number, from 1; null if the file was sent as a whole or the upload was being completed
     */
    @Nullable
    public Integer getPartNumber() {
        return part;
    }

    /**
     * Returns the S3 error code.
     *
     * @return the code, such as {@code EntityTooLarge}, or null if the response has none
     */
    @Nullable
    public String getCode() {
        return code;
    }

    /**
     * Returns the error message of the storage. Secret values of the form are replaced by {@code ***}.
     *
     * @return the text, or null if the response has none
     */
    @Nullable
    public String getDetail() {
        return detail;
    }

    /**
     * Returns the request id of the storage. Include it in support requests.
     *
     * @return the id, or null if the response has none
     */
    @Nullable
    public String getRequestId() {
        return requestId;
    }

    /**
     * Returns the delay that the storage requests in its {@code Retry-After} header, usually with status 503 and the code
     * {@code SlowDown}. Parts are retried after that delay, as the retry policy allows.
     *
     * @return a duration of zero or more, or null if the storage requests none
     */
    @Override
    @Nullable
    public Duration getRetryAfter() {
        return retryAfter;
    }
}
