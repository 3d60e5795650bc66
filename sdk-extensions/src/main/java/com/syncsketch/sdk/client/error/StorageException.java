package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * The object storage, to which files go past the service, refused the file. The service has an item for it by then,
 * which stays without its medium; delete it if the upload is not tried again.
 */
public final class StorageException extends UnfinishedUploadException {

    private static final long serialVersionUID = 1L;

    private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);

    /** Words of Amazon's that count more than the status under which they come, 200 among others. */
    private static final Set<String> TRANSIENT_CODES =
            Set.of("InternalError", "ServiceUnavailable", "SlowDown", "RequestTimeout", "ExpiredToken");

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
     * Makes an exception.
     *
     * @param file the file
     * @param status the HTTP status
     * @param code the storage's word for the error, or null if it gave none
     * @param detail the storage's own text, without signatures, or null if it gave none
     * @param requestId the id under which the storage knows the request, or null if it gave none
     * @param retryAfter the pause for which the storage asks, or null if it does not
     * @param itemId the item that the service has made for the file
     * @param itemUuid the item's uuid, or null if the service did not name it
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
        super(
                "The storage answered the upload of " + file + " with " + status + (code == null ? "" : " " + code)
                        + (detail == null ? "" : " (" + detail + ")") + "; item " + itemId + " has no medium"
                        + (requestId == null ? "" : " [request " + requestId + "]"),
                file,
                itemId,
                itemUuid,
                null);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.requestId = requestId;
        this.retryAfter = retryAfter;
    }

    /**
     * Gives the HTTP status.
     *
     * @return a number from 300 to 599; or 200, where the error came as the answer to a completed upload
     */
    public int status() {
        return status;
    }

    /**
     * Tells whether the same may succeed later, with a new signature: the storage is busy or had a fault of its own, or
     * the signature had expired. A refusal with 403 that does not say why may be an expired signature, too.
     *
     * @return true if there is hope
     */
    public boolean isTransient() {
        if (code != null && TRANSIENT_CODES.contains(code)) {
            return true;
        }
        boolean expired = detail != null && detail.toLowerCase(Locale.ROOT).contains("expired");
        return TRANSIENT.contains(status) || (status == 403 && (code == null || expired));
    }

    /**
     * Gives the storage's word for the error.
     *
     * @return {@code EntityTooLarge} for example, or null if the answer has none
     */
    @Nullable
    public String code() {
        return code;
    }

    /**
     * Gives the storage's own text, with what is secret in the form replaced by {@code ***}.
     *
     * @return the text, or null if the answer has none
     */
    @Nullable
    public String detail() {
        return detail;
    }

    /**
     * Gives the id under which the storage knows the request.
     *
     * @return the id to name in a support request, or null if the answer has none
     */
    @Nullable
    public String requestId() {
        return requestId;
    }

    /**
     * Gives the time for which the storage asks to be left alone, from its {@code Retry-After} header; 503 with the code
     * {@code SlowDown} is the usual answer that has one. Parts of a file are sent again after that pause, as the retry
     * policy allows.
     *
     * @return a duration of zero or more, or null if the storage does not say
     */
    @Nullable
    public Duration retryAfter() {
        return retryAfter;
    }
}
