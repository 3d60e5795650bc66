package com.syncsketch.sdk.client.internal.resource;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.internal.util.OptionalField;
import com.syncsketch.sdk.client.resource.ReviewLookup;
import com.syncsketch.sdk.client.resource.Reviews;
import com.syncsketch.sdk.model.Review;
import com.syncsketch.sdk.model.ReviewQuery;
import com.syncsketch.sdk.model.ReviewSection;
import com.syncsketch.sdk.model.ReviewSectionCreate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Finds or creates reviews and sections. Thread-safe. */
public final class DefaultReviewLookup implements ReviewLookup {

    private final Supplier<Reviews> reviews;

    /**
     * Creates the operations.
     *
     * @param reviews lists and creates reviews
     */
    public DefaultReviewLookup(Supplier<Reviews> reviews) {
        this.reviews = reviews;
    }

    @Override
    public Review findOrCreate(long projectId, String name, String description) {
        NameLookup.checked(name);
        Objects.requireNonNull(description, "description");
        ReviewQuery query = ReviewQuery.builder()
                .projectId(projectId)
                .namePrefix(name)
                .active(true)
                .build();
        return new NameLookup<>("reviews", Review::getId)
                .findOrCreate(
                        name,
                        () -> reviews.get().all(query).stream()
                                .filter(review -> name.equals(OptionalField.orNull(review::getName))),
                        () -> reviews.get().create(projectId, name, description));
    }

    @Override
    public ReviewSection findOrCreateSection(long reviewId, String name, List<Long> itemIds) {
        NameLookup.checked(name);
        String uuid = ReviewLookup.sectionUuid(reviewId, name).toString();
        ReviewSection section =
                ReviewSection.builder().uuid(uuid).name(name).itemIds(itemIds).build();
        try {
            reviews.get()
                    .createSection(
                            reviewId,
                            ReviewSectionCreate.builder()
                                    .uuid(uuid)
                                    .name(name)
                                    .itemIds(itemIds)
                                    .build());
        } catch (ApiException e) {
            if (!isDuplicate(e)) {
                throw e;
            }
        }
        return section;
    }

    private static boolean isDuplicate(ApiException e) {
        return e.getStatus() == 409 || (e.getStatus() == 400 && e.getBody().contains("uuid"));
    }
}
