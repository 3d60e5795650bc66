package com.syncsketch.sdk.client.error;

/**
 * Thrown when the service set the positions of fewer items than requested. The most likely reason is an item that is not in
 * the review (inferred). The other items have their new positions.
 */
public final class ItemsNotSortedException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final long reviewId;
    private final int requestedItems;
    private final int updatedItems;

    /**
     * Creates an exception.
     *
     * @param reviewId the review id
     * @param requestedItems the number of different items in the request
     * @param updatedItems the number of items whose position the service has set
     */
    public ItemsNotSortedException(long reviewId, int requestedItems, int updatedItems) {
        super("The service set the positions of " + updatedItems + " of " + requestedItems + " items of review "
                + reviewId + "; check whether the others are in the review");
        this.reviewId = reviewId;
        this.requestedItems = requestedItems;
        this.updatedItems = updatedItems;
    }

    /**
     * Returns the review.
     *
     * @return the review id
     */
    public long getReviewId() {
        return reviewId;
    }

    /**
     * Returns how many items were to be sorted.
     *
     * @return the number of different items in the request
     */
    public int getRequestedItems() {
        return requestedItems;
    }

    /**
     * Returns how many items were sorted.
     *
     * @return the number of items whose position the service has set
     */
    public int getUpdatedItems() {
        return updatedItems;
    }
}
