package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.paging.AutoPager;
import com.syncsketch.sdk.client.internal.util.EmptyResponse;
import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.ItemCreate;
import com.syncsketch.sdk.model.ItemPage;
import com.syncsketch.sdk.model.ItemQuery;
import com.syncsketch.sdk.model.ItemStatus;
import com.syncsketch.sdk.model.ItemUpdate;

/**
 * Media items of reviews. Safe for use by several threads.
 *
 * <p>The single calls that delete and move many items are those of {@link com.syncsketch.sdk.api.ItemsStepsApi};
 * {@link SyncSketchClient#api} gives them.
 */
public interface Items extends ItemsApi, BulkItemOperations {

    /**
     * Lists items, over all pages. Deleted ones come too unless the query leaves them out.
     *
     * @param query the filters; its limit, or else 100, is the size of a page, and its offset the place to begin
     * @return all matches, read from the service as they are needed
     * @throws IllegalArgumentException if the limit is not positive or the offset is negative
     */
    default PagedIterable<Item> all(ItemQuery query) {
        return AutoPager.offsetPages(
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
        EmptyResponse.ignore(() -> update(itemId, ItemUpdate.builder().active(false).build()));
    }

    /**
     * Lists the items of a review, over all pages. Deleted items are left out.
     *
     * <p>Evidence: the official Python client sends {@code reviews__id} and {@code active=1}, and no page. So the first
     * page has the service's own size.
     *
     * @param reviewId the review
     * @return the items, read from the service as they are needed
     */
    default PagedIterable<Item> ofReview(long reviewId) {
        ItemQuery query = ItemQuery.builder().reviewsId(reviewId).active(true).build();
        return AutoPager.offsetPagesOfServerSize(
                () -> list(query),
                (offset, limit) ->
                        list(query.toBuilder().offset(offset).limit(limit).build()),
                ItemPage::getMeta,
                ItemPage::getObjects,
                Item::getId);
    }

    /**
     * Creates an item for media that lie elsewhere, at {@code externalUrl}. Its status is {@code done} unless one is set,
     * since nothing is left to be processed.
     *
     * <p>Evidence: the official Python client sends {@code status: done}.
     *
     * @param item the item
     * @return the new item
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
     */
    default Item addHosted(ItemCreate item) {
        return create(
                item.hasStatus()
                        ? item
                        : item.toBuilder().status(ItemStatus.DONE).build());
    }

    /**
     * Does nothing: {@code connect_item_to_review} is dead in the official Python client as well.
     *
     * @param itemId the item
     * @param reviewId the review
     * @throws UnsupportedOperationException always
     * @deprecated The service has no such call. Use {@link #moveAll}.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    default void connectToReview(long itemId, long reviewId) {
        throw new UnsupportedOperationException(
                "An item can no longer be connected to a second review. Use moveAll(...) to move it");
    }
}
