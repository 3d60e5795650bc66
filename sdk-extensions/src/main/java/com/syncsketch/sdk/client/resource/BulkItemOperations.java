package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.model.MoveItemEntry;
import java.util.Collection;

/** Operations on many items at once. Part of {@link Items}. */
public interface BulkItemOperations {

    /**
     * Deletes items in requests of at most {@value BulkResult#CHUNK_SIZE} items. Duplicates are sent once. A failed request
     * does not affect the other requests. If the service rejects a request because of its items, they are sent again in
     * smaller requests, so that one item that does not exist does not prevent the deletion of the others; see
     * {@link BulkResult}.
     *
     * @param itemIds the item ids; if empty, nothing is sent
     * @return the outcome of each item
     */
    BulkResult deleteMany(Collection<Long> itemIds);

    /**
     * Moves items to a review in requests of at most {@value BulkResult#CHUNK_SIZE} items. Duplicates are sent once. A failed
     * request does not affect the other requests. If the service rejects a request because of its items, they are sent again
     * in smaller requests; see {@link BulkResult}.
     *
     * @param newReviewId the review to which the items are moved
     * @param entries the items with their current reviews; if empty, nothing is sent
     * @return the outcome of each item
     */
    BulkResult moveMany(long newReviewId, Collection<MoveItemEntry> entries);
}
