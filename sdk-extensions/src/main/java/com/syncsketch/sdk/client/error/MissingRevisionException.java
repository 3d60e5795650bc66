package com.syncsketch.sdk.client.error;

/** An item has no revision in a review, most likely because it is not part of that review; so it takes no comment. */
public final class MissingRevisionException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param itemId the item
     * @param reviewId the review
     */
    public MissingRevisionException(long itemId, long reviewId) {
        super("Item " + itemId + " has no revision in review " + reviewId + "; is it part of that review?");
    }
}
