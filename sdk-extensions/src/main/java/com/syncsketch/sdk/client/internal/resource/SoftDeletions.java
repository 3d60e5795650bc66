package com.syncsketch.sdk.client.internal.resource;

import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.api.ProjectsApi;
import com.syncsketch.sdk.api.ReviewsApi;
import com.syncsketch.sdk.client.internal.feign.ApiFactory;
import com.syncsketch.sdk.client.internal.http.EmptyResponse;
import com.syncsketch.sdk.client.resource.SoftDeletion;
import com.syncsketch.sdk.model.ItemUpdate;
import com.syncsketch.sdk.model.ProjectUpdate;
import com.syncsketch.sdk.model.ReviewUpdate;

/** Deletions, which are updates whose results are not needed. */
public final class SoftDeletions {

    private SoftDeletions() {}

    /** Returns the deletion of projects. */
    public static SoftDeletion ofProjects(ApiFactory apis) {
        ProjectsApi projects = apis.withoutMissingResults().of(ProjectsApi.class);
        ProjectUpdate deletion = ProjectUpdate.builder().active(false).build();
        return id -> EmptyResponse.ignore(() -> projects.update(id, deletion));
    }

    /** Returns the deletion of reviews. */
    public static SoftDeletion ofReviews(ApiFactory apis) {
        ReviewsApi reviews = apis.withoutMissingResults().of(ReviewsApi.class);
        ReviewUpdate deletion = ReviewUpdate.builder().active(false).build();
        return id -> EmptyResponse.ignore(() -> reviews.update(id, deletion));
    }

    /** Returns the deletion of items. */
    public static SoftDeletion ofItems(ApiFactory apis) {
        ItemsApi items = apis.withoutMissingResults().of(ItemsApi.class);
        ItemUpdate deletion = ItemUpdate.builder().active(false).build();
        return id -> EmptyResponse.ignore(() -> items.update(id, deletion));
    }
}
