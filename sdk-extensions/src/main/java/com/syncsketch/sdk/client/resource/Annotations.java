package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.FrameCreate;
import com.syncsketch.sdk.model.FrameQuery;
import com.syncsketch.sdk.model.FrameType;

/**
 * Comments and sketches on items. Thread-safe.
 *
 * <p>The underlying requests that start and poll tasks are in {@link com.syncsketch.sdk.api.AnnotationsStepsApi}; obtain it
 * from {@link com.syncsketch.sdk.client.SyncSketchClient#api}.
 */
public interface Annotations extends AnnotationsPaging, AnnotationComments, AnnotationRendering {

    /**
     * Adds a comment to a frame of an item whose revision is known.
     *
     * @param itemId the item id
     * @param revisionId the revision id, such as {@code getRevisionId()} of an item that was read with its review
     * @param frame the frame number, starting at 0
     * @param text the comment
     * @return the new comment
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    default Frame addCommentToRevision(long itemId, long revisionId, int frame, String text) {
        return create(FrameCreate.builder()
                .item("/api/v1/item/" + itemId + "/")
                .revision("/api/v1/revision/" + revisionId + "/")
                .frame(frame)
                .type(FrameType.COMMENT)
                .text(text)
                .build());
    }

    /**
     * Lists the comments and sketches on an item in all reviews. Deleted ones are excluded. The first page has the default
     * page size of the service; the list ends with the first page that has fewer entries than that.
     *
     * @param itemId the item id
     * @return the comments and sketches, loaded on demand
     */
    default PagedIterable<Frame> ofItem(long itemId) {
        return ofServerSize(FrameQuery.builder().itemId(itemId).active(true).build());
    }

    /**
     * Lists the comments and sketches on an item in one review; see {@link #ofItem(long)}.
     *
     * @param itemId the item id
     * @param reviewId the review id
     * @return the comments and sketches, loaded on demand
     */
    default PagedIterable<Frame> ofItem(long itemId, long reviewId) {
        return ofServerSize(FrameQuery.builder()
                .itemId(itemId)
                .active(true)
                .reviewId(reviewId)
                .build());
    }

    private PagedIterable<Frame> ofServerSize(FrameQuery query) {
        return AnnotationsPages.allOfServerSize(this, query);
    }
}
