package com.syncsketch.sdk.client.error;

/**
 * Thrown when a comment is added to an item that has no revision in the review, most likely because it belongs to another
 * review.
 */
public final class MissingRevisionException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param itemId the item id
     * @param reviewId the review id
     */
    public MissingRevisionException(long itemId, long reviewId) {
        super("Item " + itemId + " has no revision in review " + reviewId + "; is it part of that review?");
    }
}
