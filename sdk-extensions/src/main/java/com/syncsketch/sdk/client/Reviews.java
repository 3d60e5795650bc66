package com.syncsketch.sdk.client;

import com.syncsketch.sdk.api.ReviewsApi;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.Pages;
import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.Review;
import com.syncsketch.sdk.model.ReviewCreate;
import com.syncsketch.sdk.model.ReviewPage;
import com.syncsketch.sdk.model.ReviewQuery;
import com.syncsketch.sdk.model.ReviewUpdate;
import com.syncsketch.sdk.model.ReviewV2;
import com.syncsketch.sdk.model.ReviewV2Query;

/** Reviews of a project. Safe for use by several threads. */
public interface Reviews extends ReviewsApi {

    /**
     * Lists reviews, over all pages. Deleted and archived ones come too unless the query leaves them out.
     *
     * @param query the filters; its limit, or else 100, is the size of a page, and its offset the place to begin
     * @return all matches, read from the service as they are needed
     * @throws IllegalArgumentException if the limit is not positive or the offset is negative
     */
    default PagedIterable<Review> all(ReviewQuery query) {
        return Pages.v1(
                query.getOffset(),
                query.getLimit(),
                (offset, limit) ->
                        list(query.toBuilder().offset(offset).limit(limit).build()),
                ReviewPage::getMeta,
                ReviewPage::getObjects,
                Review::getId);
    }

    /**
     * Lists reviews by the v2 call, over all pages.
     *
     * <p>Its pages say nothing about the list, so a page with fewer entries than asked for ends it. Do not set a limit
     * above what the service gives at once; which that is, is unknown.
     *
     * @param query the filters; its limit, or else 100, is the size of a page, and its offset the place to begin
     * @return all matches, read from the service as they are needed
     * @throws IllegalArgumentException if the limit is not positive or the offset is negative
     */
    default PagedIterable<ReviewV2> allV2(ReviewV2Query query) {
        return Pages.v2(
                query.getOffset(),
                query.getLimit(),
                (offset, limit) ->
                        listV2(query.toBuilder().offset(offset).limit(limit).build()),
                ReviewV2::getId);
    }

    /**
     * Creates a review without a description.
     *
     * @param projectId the project
     * @param name the name
     * @return the new review
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
     */
    default Review create(long projectId, String name) {
        return create(projectId, name, "");
    }

    /**
     * Creates a review.
     *
     * @param projectId the project
     * @param name the name
     * @param description what it is about; may be empty
     * @return the new review
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
     */
    default Review create(long projectId, String name, String description) {
        return create(ReviewCreate.builder()
                .project("/api/v1/project/" + projectId + "/")
                .name(name)
                .description(description)
                .build());
    }

    /**
     * Deletes a review. The service hides it at once. Evidence: the official Python client sends {@code active: false}.
     *
     * @param reviewId the review
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer
     */
    default void delete(long reviewId) {
        SoftDelete.by(
                () -> update(reviewId, ReviewUpdate.builder().active(false).build()));
    }
}
