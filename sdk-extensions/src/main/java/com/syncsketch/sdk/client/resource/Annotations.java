package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.api.AnnotationsApi;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.paging.AutoPager;
import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.FrameCreate;
import com.syncsketch.sdk.model.FramePage;
import com.syncsketch.sdk.model.FrameQuery;
import com.syncsketch.sdk.model.FrameType;

/**
 * Comments and sketches on items. Thread-safe.
 *
 * <p>The underlying requests that start and poll tasks are in {@link com.syncsketch.sdk.api.AnnotationsStepsApi}; obtain it
 * from {@link SyncSketchClient#api}.
 */
public interface Annotations extends AnnotationsApi, AnnotationComments, AnnotationRendering {

    /**
     * Lists all matching comments and sketches. Deleted ones are included unless the query excludes them.
     *
     * <p>The list may have a total count of 0 and no link to a next page although it has entries; it ends with the first
     * page that has fewer entries than the limit.
     *
     * @param query the filters; its limit is the page size (100 if it is not set), and its offset is the start
     * @return all matches, loaded on demand
     * @throws IllegalArgumentException if the limit is not positive or the offset is negative
     */
    default PagedIterable<Frame> all(FrameQuery query) {
        return AutoPager.offsetPages(
                query.getOffset(),
                query.getLimit(),
                (offset, limit) ->
                        list(query.toBuilder().offset(offset).limit(limit).build()),
                FramePage::getMeta,
                FramePage::getObjects,
                Frame::getId);
    }

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
                .revisionReviewId(reviewId)
                .build());
    }

    private PagedIterable<Frame> ofServerSize(FrameQuery query) {
        return AutoPager.offsetPagesOfServerSize(
                () -> list(query),
                (offset, limit) ->
                        list(query.toBuilder().offset(offset).limit(limit).build()),
                FramePage::getMeta,
                FramePage::getObjects,
                Frame::getId);
    }
}
