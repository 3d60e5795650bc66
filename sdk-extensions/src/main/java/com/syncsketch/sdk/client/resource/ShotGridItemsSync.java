package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.SyncSketchException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of bringing a ShotGrid playlist into a review, medium by medium. Immutable. */
public final class ShotGridItemsSync {

    private final long reviewId;
    private final List<Long> itemIds;
    private final List<Failure> failures;

    /**
     * Creates a result.
     *
     * @param reviewId the ID of the review
     * @param itemIds the IDs of the synchronized items
     * @param failures the media files that could not be synchronized
     */
    public ShotGridItemsSync(long reviewId, List<Long> itemIds, List<Failure> failures) {
        this.reviewId = reviewId;
        this.itemIds = List.copyOf(itemIds);
        this.failures = List.copyOf(failures);
    }

    /**
     * Gives the review that took the media: the one that was asked for, or the one that the service chose.
     *
     * @return the id of the review
     */
    public long reviewId() {
        return reviewId;
    }

    /**
     * Gives the items that now hold media of the playlist.
     *
     * @return their ids, in the order of the playlist; unmodifiable
     */
    public List<Long> itemIds() {
        return itemIds;
    }

    /**
     * Gives the media that did not arrive.
     *
     * @return the failures, in the order of the playlist; unmodifiable, empty if all went well
     */
    public List<Failure> failures() {
        return failures;
    }

    /**
     * Tells whether all went well.
     *
     * @return true if no medium failed
     */
    public boolean isComplete() {
        return failures.isEmpty();
    }

    /** Shows the review and how many media arrived and failed. */
    @Override
    public String toString() {
        return "ShotGridItemsSync{review " + reviewId + ", " + itemIds.size() + " items, " + failures.size()
                + " failed}";
    }

    /**
     * A medium that did not arrive.
     *
     * @param playlistItem the medium as the service described it; its members are not documented; unmodifiable
     * @param reason why it did not arrive
     */
    public record Failure(Map<String, Object> playlistItem, SyncSketchException reason) {

        /** Makes a failure. */
        public Failure {
            // Members may be null, which Map.copyOf refuses.
            playlistItem = Collections.unmodifiableMap(new LinkedHashMap<>(playlistItem));
        }
    }
}
