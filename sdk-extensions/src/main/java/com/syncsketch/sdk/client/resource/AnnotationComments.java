package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.MissingRevisionException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.model.Frame;

/** Comments on frames of items. Part of {@link Annotations}. */
public interface AnnotationComments {

    /**
     * Adds a comment to a frame of an item. Makes two requests: the first one looks up the revision of the item in the
     * review. If you know the revision, use {@link Annotations#addCommentToRevision}.
     *
     * @param itemId the item id
     * @param reviewId the id of the review in which the comment appears
     * @param frame the frame number, starting at 0
     * @param text the comment
     * @return the new comment
     * @throws MissingRevisionException if the item has no revision in the review
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    Frame addComment(long itemId, long reviewId, int frame, String text);
}
