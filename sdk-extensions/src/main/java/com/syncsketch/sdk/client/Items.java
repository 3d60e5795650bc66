package com.syncsketch.sdk.client;

import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.Pages;
import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.ItemPage;
import com.syncsketch.sdk.model.ItemQuery;
import com.syncsketch.sdk.model.ItemUpdate;

/** Media items of reviews. Safe for use by several threads. */
public interface Items extends ItemsApi {

    /**
     * Lists items, over all pages. Deleted ones come too unless the query leaves them out.
     *
     * @param query the filters; its limit, or else 100, is the size of a page, and its offset the place to begin
     * @return all matches, read from the service as they are needed
     * @throws IllegalArgumentException if the limit is not positive or the offset is negative
     */
    default PagedIterable<Item> all(ItemQuery query) {
        return Pages.v1(
                query.getOffset(),
                query.getLimit(),
                (offset, limit) ->
                        list(query.toBuilder().offset(offset).limit(limit).build()),
                ItemPage::getMeta,
                ItemPage::getObjects,
                Item::getId);
    }

    /**
     * Deletes an item. The service hides it at once. Evidence: the official Python client sends {@code active: false}.
     *
     * @param itemId the item
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer
     */
    default void delete(long itemId) {
        SoftDelete.by(() -> update(itemId, ItemUpdate.builder().active(false).build()));
    }
}
