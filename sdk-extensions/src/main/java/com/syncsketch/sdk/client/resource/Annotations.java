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
public interface Annotations extends AnnotationsPaging, AnnotationComments, AnnotationRendering, AnnotationExport {

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
                .itemId(itemId)
                .revisionId(revisionId)
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

    /**
     * Lists the comments and sketches on all items of a review. Deleted ones are excluded. That the service accepts the review as
     * the only filter is inferred: the official client also sends the item. The pages are those of {@link #ofItem(long)}.
     *
     * @param reviewId the review id
     * @return the comments and sketches, loaded on demand
     */
    default PagedIterable<Frame> ofReview(long reviewId) {
        return ofServerSize(FrameQuery.builder().active(true).reviewId(reviewId).build());
    }

    /**
     * Replies to a comment, on the same frame. That the service creates a reply if a request contains {@code parent_id} is
     * inferred: responses contain that field, but no source sends it. If it is ignored, the text is a comment of its own; check
     * {@link Frame#getParentId()} of the result.
     *
     * @param comment the comment, as read from the service
     * @param text the reply
     * @return the new comment
     * @throws java.util.NoSuchElementException if the comment has no item or no revision
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    default Frame replyTo(Frame comment, String text) {
        Integer frame = comment.getFrame();
        return create(FrameCreate.builder()
                .itemId(comment.getItemId())
                .revisionId(comment.getRevisionId())
                .frame(frame == null ? 0 : frame)
                .type(FrameType.COMMENT)
                .text(text)
                .parentId(comment.getId())
                .build());
    }

    private PagedIterable<Frame> ofServerSize(FrameQuery query) {
        return AnnotationsPages.allOfServerSize(this, query);
    }
}
