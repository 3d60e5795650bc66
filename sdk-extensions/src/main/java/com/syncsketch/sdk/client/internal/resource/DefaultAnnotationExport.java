package com.syncsketch.sdk.client.internal.resource;

import com.syncsketch.sdk.client.internal.util.OptionalField;
import com.syncsketch.sdk.client.notes.Note;
import com.syncsketch.sdk.client.notes.NotesOptions;
import com.syncsketch.sdk.client.notes.ReviewNotes;
import com.syncsketch.sdk.client.resource.AnnotationExport;
import com.syncsketch.sdk.client.resource.Annotations;
import com.syncsketch.sdk.client.resource.Items;
import com.syncsketch.sdk.client.resource.ReviewLink;
import com.syncsketch.sdk.client.resource.Reviews;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.Review;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Reads the notes of reviews. Thread-safe. */
public final class DefaultAnnotationExport implements AnnotationExport {

    private final Supplier<Reviews> reviews;
    private final Supplier<Items> items;
    private final Supplier<Annotations> annotations;

    /**
     * Creates the operations.
     *
     * @param reviews reads the review
     * @param items reads its items
     * @param annotations reads its notes
     */
    public DefaultAnnotationExport(
            Supplier<Reviews> reviews, Supplier<Items> items, Supplier<Annotations> annotations) {
        this.reviews = reviews;
        this.items = items;
        this.annotations = annotations;
    }

    @Override
    public ReviewNotes exportNotes(long reviewId, NotesOptions options) {
        Objects.requireNonNull(options, "options");
        Review review = reviews.get().get(reviewId);
        Map<Long, Item> byId = new LinkedHashMap<>();
        items.get().ofReview(reviewId).forEach(item -> byId.put(item.getId(), item));
        List<Note> notes = new ArrayList<>();
        ReviewLink link = OptionalField.orNull(() -> ReviewLink.of(review));
        for (Frame frame : annotations.get().ofReview(reviewId)) {
            Long itemId = OptionalField.validOrNull(frame::getItemId);
            Item item = itemId == null ? null : byId.get(itemId);
            notes.add(new Note(reviewId, frame, item, url(link, itemId, frame), options));
        }
        return new ReviewNotes(review, List.copyOf(byId.values()), notes);
    }

    @Nullable
    private static String url(@Nullable ReviewLink review, @Nullable Long itemId, Frame frame) {
        if (review == null || itemId == null || itemId < 0) {
            return null;
        }
        ReviewLink link = review.item(itemId);
        Long revisionId = OptionalField.validOrNull(frame::getRevisionId);
        Integer number = frame.getFrame();
        if (revisionId != null && revisionId >= 0) {
            link = link.revision(revisionId);
            link = number == null || number < 0 ? link : link.frame(number);
        }
        return link.toUrl();
    }
}
