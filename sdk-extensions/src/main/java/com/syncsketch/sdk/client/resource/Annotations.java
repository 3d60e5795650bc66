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
 * Comments and sketches on items. Safe for use by several threads.
 *
 * <p>The single calls that start the tasks and ask about them are those of
 * {@link com.syncsketch.sdk.api.AnnotationsStepsApi}; {@link SyncSketchClient#api} gives them.
 */
public interface Annotations extends AnnotationsApi, AnnotationComments, AnnotationRendering {

    /**
     * Lists comments and sketches, over all pages. Deleted ones come too unless the query leaves them out.
     *
     * <p>Evidence: this list was recorded with a count of 0 and no next page beside its entries. So a page with fewer
     * entries than the limit ends it.
     *
     * @param query the filters; its limit, or else 100, is the size of a page, and its offset the place to begin
     * @return all matches, read from the service as they are needed
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
     * Comments on a frame of an item whose revision is known.
     *
     * @param itemId the item
     * @param revisionId the item's revision, such as {@code getRevisionId()} of an item that was read with its review
     * @param frame the number of the frame, counted from 0
     * @param text the comment
     * @return the new comment
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
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
     * Lists the comments and sketches on an item, in all reviews and over all pages. Deleted ones are left out.
     *
     * <p>Evidence: the official Python client sends {@code item__id} and {@code active=1}, and no page. So the first page
     * has the service's own size. This list was recorded with a count of 0 and no next page beside its entries; a page
     * with fewer entries than that size ends it.
     *
     * @param itemId the item
     * @return the comments and sketches, read from the service as they are needed
     */
    default PagedIterable<Frame> ofItem(long itemId) {
        return ofOwnSize(FrameQuery.builder().itemId(itemId).active(true).build());
    }

    /**
     * Lists the comments and sketches on an item in one review, over all pages, as {@link #ofItem(long)} does.
     *
     * @param itemId the item
     * @param reviewId the review
     * @return the comments and sketches, read from the service as they are needed
     */
    default PagedIterable<Frame> ofItem(long itemId, long reviewId) {
        return ofOwnSize(FrameQuery.builder()
                .itemId(itemId)
                .active(true)
                .revisionReviewId(reviewId)
                .build());
    }

    private PagedIterable<Frame> ofOwnSize(FrameQuery query) {
        return AutoPager.offsetPagesOfServerSize(
                () -> list(query),
                (offset, limit) ->
                        list(query.toBuilder().offset(offset).limit(limit).build()),
                FramePage::getMeta,
                FramePage::getObjects,
                Frame::getId);
    }
}
