package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.model.MoveItemEntry;
import java.util.Collection;

/** Operations on many items at once. Part of {@link Items}. */
public interface BulkItemOperations {

    /**
     * Deletes items in requests of {@value BulkResult#CHUNK_SIZE} items each. Duplicates are sent once. A failed request
     * does not affect the other requests; all its items are reported as failed.
     *
     * @param itemIds the item ids; if empty, nothing is sent
     * @return the outcome of each item
     */
    BulkResult deleteMany(Collection<Long> itemIds);

    /**
     * Moves items to a review in requests of {@value BulkResult#CHUNK_SIZE} items each. Duplicates are sent once. A failed
     * request does not affect the other requests; all its items are reported as failed.
     *
     * @param newReviewId the review to which the items are moved
     * @param entries the items with their current reviews; if empty, nothing is sent
     * @return the outcome of each item
     */
    BulkResult moveMany(long newReviewId, Collection<MoveItemEntry> entries);
}
