package com.syncsketch.sdk.client;

import com.syncsketch.sdk.api.ReviewsApi;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.model.Review;
import com.syncsketch.sdk.model.ReviewCreate;
import com.syncsketch.sdk.model.ReviewUpdate;

/** Reviews of a project. Safe for use by several threads. */
public interface Reviews extends ReviewsApi {

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
