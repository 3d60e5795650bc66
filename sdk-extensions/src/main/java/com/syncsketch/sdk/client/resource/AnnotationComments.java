package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.MissingRevisionException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.model.Frame;

/** Comments on frames of items. Part of {@link Annotations}. */
public interface AnnotationComments {

    /**
     * Comments on a frame of an item. Looks up the item's revision in the review first, which is one more call; see
     * {@link Annotations#addCommentToRevision} where the revision is known.
     *
     * <p>Evidence: the official Python client makes the same two calls.
     *
     * @param itemId the item
     * @param reviewId the review in which the comment appears
     * @param frame the number of the frame, counted from 0
     * @param text the comment
     * @return the new comment
     * @throws MissingRevisionException if the item has no revision in the review
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
     */
    Frame addComment(long itemId, long reviewId, int frame, String text);
}
