package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.util.Characters;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result of adding a ShotGrid playlist to a review. Immutable. */
public final class ShotGridItemsSync {

    private final long reviewId;
    private final List<Long> itemIds;
    private final List<Failure> failures;

    /**
     * Creates a result.
     *
     * @param reviewId the review id
     * @param itemIds the ids of the items
     * @param failures the media files that failed
     */
    public ShotGridItemsSync(long reviewId, List<Long> itemIds, List<Failure> failures) {
        this.reviewId = reviewId;
        this.itemIds = List.copyOf(itemIds);
        this.failures = List.copyOf(failures);
    }

    /**
     * Returns the review: the requested one, or the one that the service chose.
     *
     * @return the review id
     */
    public long getReviewId() {
        return reviewId;
    }

    /**
     * Returns the items with media files of the playlist.
     *
     * @return an unmodifiable list of item ids in the order of the playlist
     */
    public List<Long> getItemIds() {
        return itemIds;
    }

    /**
     * Returns the media files that failed.
     *
     * @return an unmodifiable list in the order of the playlist; empty if none failed
     */
    public List<Failure> getFailures() {
        return failures;
    }

    /**
     * Returns whether all media files were added.
     *
     * @return true if there are no failures
     */
    public boolean isComplete() {
        return failures.isEmpty();
    }

    /** Returns the review, the number of items and the number of failures. */
    @Override
    public String toString() {
        return "ShotGridItemsSync{review " + reviewId + ", " + itemIds.size() + " items, " + failures.size()
                + " failed}";
    }

    /** A media file that could not be added. Immutable. */
    public static final class Failure {

        private final Map<String, Object> playlistItem;
        private final SyncSketchException reason;

        /**
         * Creates a failure.
         *
         * @param playlistItem the media file as the service describes it
         * @param reason the reason
         */
        public Failure(Map<String, Object> playlistItem, SyncSketchException reason) {
            // Values may be null, which Map.copyOf rejects.
            this.playlistItem = Collections.unmodifiableMap(new LinkedHashMap<>(playlistItem));
            this.reason = reason;
        }

        /**
         * Returns the media file as the service describes it.
         *
         * @return an unmodifiable map of fields, which are not documented
         */
        public Map<String, Object> getPlaylistItem() {
            return playlistItem;
        }

        /**
         * Returns why the media file could not be added.
         *
         * @return the exception of its request
         */
        public SyncSketchException getReason() {
            return reason;
        }

        /** Returns the media file and the reason. */
        @Override
        public String toString() {
            return Characters.printable("Failure{playlistItem=" + playlistItem + ", reason=" + reason + "}");
        }
    }
}
