package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.ApprovalStatus;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.ItemCreate;
import com.syncsketch.sdk.model.ItemQuery;
import com.syncsketch.sdk.model.ItemUpdate;
import com.syncsketch.sdk.model.ProcessingStatus;
import java.util.Objects;

/**
 * Media items of reviews. Thread-safe.
 *
 * <p>The underlying requests that delete and move items are in {@link com.syncsketch.sdk.api.ItemsStepsApi}; obtain it from
 * {@link com.syncsketch.sdk.client.SyncSketchClient#api}.
 */
public interface Items extends ItemsPaging, SoftDeletion, BulkItemOperations, ItemProcessing, ItemDownloads {

    /**
     * Lists the items of a review. Deleted items are excluded. The first page has the default page size of the service.
     *
     * @param reviewId the review id
     * @return the items, loaded on demand
     */
    default PagedIterable<Item> ofReview(long reviewId) {
        ItemQuery query = ItemQuery.builder().reviewId(reviewId).active(true).build();
        return ItemsPages.allOfServerSize(this, query);
    }

    /**
     * Creates an item for a media file that is hosted elsewhere, at {@code externalUrl}. Its status is {@code done} unless
     * one is set, because there is nothing to process.
     *
     * @param item the item
     * @return the new item
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    default Item addHosted(ItemCreate item) {
        return create(
                item.hasProcessingStatus()
                        ? item
                        : item.toBuilder()
                                .processingStatus(ProcessingStatus.DONE)
                                .build());
    }

    /**
     * Sets the approval status of an item, which reviewers see. It is not the processing status, which tells players whether the
     * media is ready. That the service accepts the approval status in an update is inferred.
     *
     * @param itemId the item id
     * @param status the approval status; {@link ApprovalStatus#NONE} removes it. The values can differ between workspaces
     * @return the updated item
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    default Item setApprovalStatus(long itemId, ApprovalStatus status) {
        return update(
                itemId,
                ItemUpdate.builder()
                        .approvalStatus(Objects.requireNonNull(status, "status"))
                        .build());
    }

    /**
     * Always throws, because the service no longer supports the operation.
     *
     * @param itemId the item id
     * @param reviewId the review id
     * @throws UnsupportedOperationException always
     * @deprecated Not supported by the service, nor by the official Python client ({@code connect_item_to_review}). Use
     *     {@link #moveMany}.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    default void connectToReview(long itemId, long reviewId) {
        throw new UnsupportedOperationException(
                "The service no longer supports connecting an item to a second review. Use moveMany(...) to move it");
    }
}
