package com.syncsketch.sdk.client.error;

import com.syncsketch.sdk.model.ProcessingStatus;
import jakarta.annotation.Nullable;
import java.time.Duration;

/**
 * Thrown when the media of an item was not ready within the timeout. The service continues to process it, so you can wait
 * again. If the last status request failed, {@link #getCause()} is its failure.
 */
public final class ProcessingTimeoutException extends ProcessingException {

    private static final long serialVersionUID = 1L;

    @Nullable
    private final String status;

    /**
     * Creates an exception.
     *
     * @param itemId the item id
     * @param timeout the timeout
     * @param status the last status that the service reported, or null if there is none
     * @param cause the failure of the last status request, or null if it succeeded
     */
    public ProcessingTimeoutException(
            long itemId, Duration timeout, @Nullable ProcessingStatus status, @Nullable SyncSketchException cause) {
        super(
                "The media of item " + itemId + " was not ready within " + timeout.toMillis() + " ms; "
                        + (status == null ? "the service reported no status" : "its last status is " + status),
                itemId,
                cause);
        this.status = status == null ? null : status.getValue();
    }

    /**
     * Returns the last status that the service reported.
     *
     * @return the status, or null if the service reported none
     */
    @Nullable
    public ProcessingStatus getProcessingStatus() {
        return status == null ? null : ProcessingStatus.of(status);
    }
}
