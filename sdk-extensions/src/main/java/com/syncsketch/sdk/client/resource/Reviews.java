package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.ItemsNotSortedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.util.OptionalField;
import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.Review;
import com.syncsketch.sdk.model.ReviewCreate;
import com.syncsketch.sdk.model.ReviewQuery;
import com.syncsketch.sdk.model.SortItemEntry;
import com.syncsketch.sdk.model.SortItemsRequest;
import com.syncsketch.sdk.model.SortItemsResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reviews of projects. Thread-safe.
 *
 * <p>Whether a review is archived cannot be read: no source shows such a field, and a {@code fields} selection adds none. Lists
 * therefore may contain archived reviews (inferred), and {@link #archive} and {@link #restore} can be called in any state.
 */
public interface Reviews extends ReviewsPaging, SoftDeletion, ReviewLookup {

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
                .projectId(projectId)
                .name(name)
                .description(description)
                .build());
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
                .projectArchived(false)
                .build());
    }

    /**
     * Finds reviews in all projects by the beginning of their names, ignoring case. Deleted reviews are excluded.
     *
     * @param prefix the beginning of the names
     * @return the reviews, loaded on demand
     */
    default PagedIterable<Review> findByName(String prefix) {
        return all(ReviewQuery.builder().namePrefix(prefix).active(true).build());
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
        if (Objects.requireNonNull(uuid, "uuid").isBlank()) {
            throw new IllegalArgumentException("uuid must not be blank");
        }
        return list(ReviewQuery.builder().uuid(uuid).build()).getObjects().stream()
                .findFirst();
    }

    /**
     * Finds a review by its link or its UUID. {@link ReviewLink} describes the supported forms and returns the item and the
     * frame of a link. The host of the link is ignored: the request is sent to the client's host.
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
     * @return the number of items whose position was set, as counted by the service
     * @throws ItemsNotSortedException if the service set the positions of fewer items, most likely because an item is not in
     *     the review (inferred); the others have their new positions
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    default SortItemsResult sortItems(long reviewId, List<Long> itemIds) {
        List<SortItemEntry> entries = new ArrayList<>(itemIds.size());
        for (long itemId : itemIds) {
            entries.add(
                    SortItemEntry.builder().id(itemId).sortOrder(entries.size()).build());
        }
        SortItemsResult result =
                sortItems(reviewId, SortItemsRequest.builder().items(entries).build());
        int requested = Set.copyOf(itemIds).size();
        Integer updated = OptionalField.orNull(result::getUpdatedItems);
        if (updated != null && updated < requested) {
            throw new ItemsNotSortedException(reviewId, requested, updated);
        }
        return result;
    }
}
