package com.syncsketch.sdk.client.internal.resource;

import com.syncsketch.sdk.api.ItemsStepsApi;
import com.syncsketch.sdk.client.resource.BulkResult;
import com.syncsketch.sdk.client.resource.Items;
import com.syncsketch.sdk.model.BulkDeleteItemsRequest;
import com.syncsketch.sdk.model.MoveItemEntry;
import com.syncsketch.sdk.model.MoveItemsRequest;
import java.util.Collection;

/** Answers what {@link Items} cannot do with the calls of its own interface. */
public final class DefaultItemOperations {

    private final ItemsStepsApi api;

    public DefaultItemOperations(ItemsStepsApi api) {
        this.api = api;
    }

    public BulkResult deleteAll(Collection<Long> itemIds) {
        return BulkRunner.run(
                itemIds,
                Long::longValue,
                chunk -> api.bulkDelete(
                        BulkDeleteItemsRequest.builder().itemIds(chunk).build()));
    }

    public BulkResult moveAll(long newReviewId, Collection<MoveItemEntry> entries) {
        return BulkRunner.run(
                entries,
                MoveItemEntry::getItemId,
                chunk -> api.move(MoveItemsRequest.builder()
                        .newReviewId(newReviewId)
                        .itemData(chunk)
                        .build()));
    }
}
