package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.model.MoveItemEntry;
import java.util.Collection;

/** Operations on many items at once. Part of {@link Items}. */
public interface BulkItemOperations {

    /**
     * Deletes items, however many: {@value BulkResult#CHUNK_SIZE} with each request. An item that is given twice is sent
     * once. Nothing is thrown where a request fails: the result says so, and the others are sent all the same.
     *
     * @param itemIds the items; may be empty, then nothing is sent
     * @return what came of each item
     */
    BulkResult deleteAll(Collection<Long> itemIds);

    /**
     * Moves items to a review, however many: {@value BulkResult#CHUNK_SIZE} with each request. An entry that is given
     * twice is sent once. Nothing is thrown where a request fails: the result says so, and the others are sent all the
     * same.
     *
     * @param newReviewId the review that takes the items
     * @param entries the items and the reviews in which they are now; may be empty, then nothing is sent
     * @return what came of each item
     */
    BulkResult moveAll(long newReviewId, Collection<MoveItemEntry> entries);
}
