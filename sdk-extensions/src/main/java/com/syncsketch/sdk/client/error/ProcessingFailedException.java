package com.syncsketch.sdk.client.error;

import com.syncsketch.sdk.model.ProcessingStatus;

/**
 * Thrown when the service reports that it could not process the media of an item. That it reports this with the status
 * {@code failed} or {@code error} is inferred; it gives no reason. Upload the media file again, or in another format.
 */
public final class ProcessingFailedException extends ProcessingException {

    private static final long serialVersionUID = 1L;

    private final String status;

    /**
     * Creates an exception.
     *
     * @param itemId the item id
     * @param status the status that the service reported
     */
    public ProcessingFailedException(long itemId, ProcessingStatus status) {
        super("The service could not process the media of item " + itemId + "; its status is " + status, itemId, null);
        this.status = status.getValue();
    }

    /**
     * Returns the status that the service reported.
     *
     * @return the status; never {@code done}
     */
    public ProcessingStatus getProcessingStatus() {
        return ProcessingStatus.of(status);
    }
}
