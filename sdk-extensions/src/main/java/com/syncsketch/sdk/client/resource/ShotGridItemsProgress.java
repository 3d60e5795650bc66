package com.syncsketch.sdk.client.resource;

import jakarta.annotation.Nullable;
import java.util.Objects;

/** The progress of adding a ShotGrid playlist to a review. Immutable. */
public final class ShotGridItemsProgress {

    private final int succeededItems;
    private final int failedItems;
    private final int totalItems;

    /**
     * Creates a progress. The client does this; tests can as well.
     *
     * @param succeededItems the number of media files that were added
     * @param failedItems the number of media files that failed
     * @param totalItems the number of media files of the playlist
     */
    public ShotGridItemsProgress(int succeededItems, int failedItems, int totalItems) {
        this.succeededItems = succeededItems;
        this.failedItems = failedItems;
        this.totalItems = totalItems;
    }

    /**
     * Returns how many media files were added.
     *
     * @return the number of media files
     */
    public int getSucceededItems() {
        return succeededItems;
    }

    /**
     * Returns how many media files failed.
     *
     * @return the number of media files
     */
    public int getFailedItems() {
        return failedItems;
    }

    /**
     * Returns the number of media files.
     *
     * @return the number of all media files of the playlist that the service wants to add
     */
    public int getTotalItems() {
        return totalItems;
    }

    /**
     * Returns whether the outcome of each media file is known.
     *
     * @return true in the final event
     */
    public boolean isComplete() {
        return succeededItems + failedItems == totalItems;
    }

    /** Returns whether the other object is a progress with equal values. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ShotGridItemsProgress that
                && succeededItems == that.succeededItems
                && failedItems == that.failedItems
                && totalItems == that.totalItems;
    }

    /** Returns a hash code that is consistent with {@link #equals}. */
    @Override
    public int hashCode() {
        return Objects.hash(succeededItems, failedItems, totalItems);
    }

    /** Returns the numbers of media files. */
    @Override
    public String toString() {
        return "ShotGridItemsProgress{" + succeededItems + " added, " + failedItems + " failed, " + totalItems
                + " in total}";
    }
}
