package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.api.ReviewsApi;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.http.EmptyResponse;
import com.syncsketch.sdk.client.internal.paging.AutoPager;
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

/** Reviews of projects. Thread-safe. */
public interface Reviews extends ReviewsApi {

    /**
     * Lists all matching reviews. Deleted and archived ones are included unless the query excludes them.
     *
     * @param query the filters; its limit is the page size (100 if it is not set), and its offset is the start
     * @return all matches, loaded on demand
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
     * Lists all matching reviews with the v2 operation.
     *
     * <p>Its pages contain no paging information, so the list ends with the first page that has fewer entries than
     * requested. Do not set a limit above the maximum page size of the service, which is unknown.
     *
     * @param query the filters; its limit is the page size (100 if it is not set), and its offset is the start
     * @return all matches, loaded on demand
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
     * @param projectId the project id
     * @param name the name
     * @return the new review
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    default Review create(long projectId, String name) {
        return create(projectId, name, "");
    }

    /**
     * Creates a review.
     *
     * @param projectId the project id
     * @param name the name
     * @param description the description; may be empty
     * @return the new review
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    default Review create(long projectId, String name, String description) {
        return create(ReviewCreate.builder()
                .project("/api/v1/project/" + projectId + "/")
                .name(name)
                .description(description)
                .build());
    }

    /**
     * Deletes a review. The service hides it at once.
     *
     * @param reviewId the review id
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no response
     */
    default void delete(long reviewId) {
        EmptyResponse.ignore(
                () -> update(reviewId, ReviewUpdate.builder().active(false).build()));
    }

    /**
     * Lists the reviews of a project; empty if the project is deleted or archived. Deleted reviews are included; to exclude
     * them, call {@link #all} with {@code active(true)}.
     *
     * @param projectId the project id
     * @return the reviews, loaded on demand
     */
    default PagedIterable<Review> ofProject(long projectId) {
        return all(ReviewQuery.builder()
                .projectId(projectId)
                .projectActive(true)
                .projectIsArchived(false)
                .build());
    }

    /**
     * Finds reviews in all projects by the beginning of their names, ignoring case. Deleted reviews are excluded.
     *
     * @param prefix the beginning of the names
     * @return the reviews, loaded on demand
     */
    default PagedIterable<Review> findByName(String prefix) {
        return all(ReviewQuery.builder().nameIstartswith(prefix).active(true).build());
    }

    /**
     * Finds a review by its UUID. Deleted reviews are included.
     *
     * @param uuid the UUID, which follows {@code /sketch/} in the review's link
     * @return the review, or empty if no review with that UUID is visible to the user
     * @throws IllegalArgumentException if the UUID is blank
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    default Optional<Review> findByUuid(String uuid) {
        if (uuid.isBlank()) {
            throw new IllegalArgumentException("uuid must not be blank");
        }
        return list(ReviewQuery.builder().uuid(uuid).build()).getObjects().stream()
                .findFirst();
    }

    /**
     * Finds a review by its link. {@link ReviewLink} describes the supported forms and returns the item and the frame of a
     * link. The host of the link is ignored: the request is sent to the client's host.
     *
     * @param link the link, as copied from a browser
     * @return the review, or empty if it is not visible to the user
     * @throws IllegalArgumentException if the text is not a link to a review
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    default Optional<Review> fromLink(String link) {
        return findByUuid(ReviewLink.parse(link).getUuid());
    }

    /**
     * Sorts the items of a review.
     *
     * @param reviewId the review id
     * @param itemIds the item ids in their new order
     * @return the number of items that were moved, as counted by the service
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
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
