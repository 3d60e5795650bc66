package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;

/**
 * The base class of the exceptions of {@link com.syncsketch.sdk.client.resource.ItemProcessing#awaitProcessed(long)}: the
 * media of an item is not ready for playback.
 */
public abstract class ProcessingException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final long itemId;

    /**
     * Creates an exception.
     *
     * @param message the detail message, without secrets
     * @param itemId the item id
     * @param cause the cause, or null
     */
    protected ProcessingException(String message, long itemId, @Nullable Throwable cause) {
        super(message, cause);
        this.itemId = itemId;
    }

    /**
     * Returns the item.
     *
     * @return the item id
     */
    public final long getItemId() {
        return itemId;
    }
}
