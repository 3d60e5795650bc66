package com.syncsketch.sdk.client.task;

import com.syncsketch.sdk.model.ProcessingStatus;
import jakarta.annotation.Nullable;

/** The progress of waiting for the media of items. Immutable. */
public interface ProcessingProgress {

    /**
     * Returns the item that was read last.
     *
     * @return the item id
     */
    long getItemId();

    /**
     * Returns the status of the item that was read last.
     *
     * @return the status; null if the service returned none, or the item could not be read
     */
    @Nullable
    ProcessingStatus getProcessingStatus();

    /**
     * Returns how many items are ready for playback.
     *
     * @return the number of items
     */
    int getProcessedItems();

    /**
     * Returns how many items have failed or are gone.
     *
     * @return the number of items
     */
    int getFailedItems();

    /**
     * Returns the number of items.
     *
     * @return the number of all awaited items
     */
    int getTotalItems();

    /**
     * Returns whether the outcome of each item is known.
     *
     * @return true in the final event
     */
    default boolean isComplete() {
        return getProcessedItems() + getFailedItems() == getTotalItems();
    }
}
