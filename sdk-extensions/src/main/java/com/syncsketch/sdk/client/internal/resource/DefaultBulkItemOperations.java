package com.syncsketch.sdk.client.internal.resource;

import com.syncsketch.sdk.api.ItemsStepsApi;
import com.syncsketch.sdk.client.resource.BulkItemOperations;
import com.syncsketch.sdk.client.resource.BulkResult;
import com.syncsketch.sdk.model.BulkDeleteItemsRequest;
import com.syncsketch.sdk.model.MoveItemEntry;
import com.syncsketch.sdk.model.MoveItemsRequest;
import java.util.Collection;

/** Sends operations on many items in chunks. Thread-safe. */
public final class DefaultBulkItemOperations implements BulkItemOperations {

    private final ItemsStepsApi api;

    /**
     * Creates the operations.
     *
     * @param api sends the requests
     */
    public DefaultBulkItemOperations(ItemsStepsApi api) {
        this.api = api;
    }

    @Override
    public BulkResult deleteMany(Collection<Long> itemIds) {
        return ChunkedOperation.run(
                itemIds,
                Long::longValue,
                chunk -> api.bulkDelete(
                        BulkDeleteItemsRequest.builder().itemIds(chunk).build()));
    }

    @Override
    public BulkResult moveMany(long newReviewId, Collection<MoveItemEntry> entries) {
        return ChunkedOperation.run(
                entries,
                MoveItemEntry::getItemId,
                chunk -> api.move(MoveItemsRequest.builder()
                        .newReviewId(newReviewId)
                        .itemData(chunk)
                        .build()));
    }
}
