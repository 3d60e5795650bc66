package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.api.ReviewsApi;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.paging.AutoPager;
import com.syncsketch.sdk.client.internal.util.EmptyResponse;
import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.Review;
import com.syncsketch.sdk.model.ReviewCreate;
import com.syncsketch.sdk.model.ReviewPage;
import com.syncsketch.sdk.model.ReviewQuery;
import com.syncsketch.sdk.model.ReviewUpdate;
import com.syncsketch.sdk.model.ReviewV2;
import com.syncsketch.sdk.model.ReviewV2Query;
import com.syncsketch.sdk.model.SortItemEntry;
import com.syncsketch.sdk.model.SortItemsRequest;
import com.syncsketch.sdk.model.SortItemsResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        return AutoPager.offsetPages(
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
        return AutoPager.arrayPages(
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
        EmptyResponse.ignore(
                () -> update(reviewId, ReviewUpdate.builder().active(false).build()));
    }

    /**
     * Lists the reviews of a project, over all pages, provided that the project is neither deleted nor archived. Deleted
     * reviews are among them; to leave them out, call {@link #all} with {@code active(true)}.
     *
     * <p>Evidence: the official Python client sends {@code project__id}, {@code project__active=1},
     * {@code project__is_archived=0}, {@code limit=100} and {@code offset=0}, and leaves it at that page.
     *
     * @param projectId the project
     * @return the reviews, read from the service as they are needed
     */
    default PagedIterable<Review> ofProject(long projectId) {
        return all(ReviewQuery.builder()
                .projectId(projectId)
                .projectActive(true)
                .projectIsArchived(false)
                .build());
    }

    /**
     * Finds reviews by the beginning of their names, in any case and in all projects, over all pages. Deleted reviews are
     * left out.
     *
     * <p>Evidence: the official Python client sends {@code name__istartswith}, {@code active=True}, {@code limit=100} and
     * {@code offset=0}, and leaves it at that page.
     *
     * @param beginning how the names begin
     * @return the reviews, read from the service as they are needed
     */
    default PagedIterable<Review> findByName(String beginning) {
        return all(ReviewQuery.builder().nameIstartswith(beginning).active(true).build());
    }

    /**
     * Finds the review that has a UUID, deleted or not.
     *
     * @param uuid the UUID, the part of a review's link after {@code /sketch/}
     * @return the review; empty if the user sees none
     * @throws IllegalArgumentException if the UUID is blank
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
     */
    default Optional<Review> findByUuid(String uuid) {
        if (uuid.isBlank()) {
            throw new IllegalArgumentException("A UUID must not be blank");
        }
        return list(ReviewQuery.builder().uuid(uuid).build()).getObjects().stream()
                .findFirst();
    }

    /**
     * Finds the review behind a link. See {@link ReviewLink} for the forms that links have, and for the item and the
     * frame that they may name. The host of the link does not matter: the client asks its own.
     *
     * @param link the link, as it is copied from a browser
     * @return the review; empty if the user sees none
     * @throws IllegalArgumentException if the text is no link to a review
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
     */
    default Optional<Review> fromLink(String link) {
        return findByUuid(ReviewLink.parse(link).uuid());
    }

    /**
     * Sorts the items of a review.
     *
     * @param reviewId the review
     * @param itemIds its items in their new order
     * @return how many items were moved, as the service counts
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
     */
    default SortItemsResult sortItems(long reviewId, List<Long> itemIds) {
        List<SortItemEntry> entries = new ArrayList<>(itemIds.size());
        for (long itemId : itemIds) {
            entries.add(
                    SortItemEntry.builder().id(itemId).sortorder(entries.size()).build());
        }
        return sortItems(reviewId, SortItemsRequest.builder().items(entries).build());
    }
}
