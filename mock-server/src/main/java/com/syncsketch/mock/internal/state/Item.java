package com.syncsketch.mock.internal.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A media item. It can be in several reviews, with at least one revision in each. */
public final class Item extends Resource {

    private final Person creator;
    private final List<Revision> revisions = new ArrayList<>();

    /** Creates an item that is in no review yet. */
    public Item(long id, String uuid, Person creator, String name) {
        super(id);
        this.creator = creator;
        fields().put("uuid", uuid).put("name", name).put("active", true);
    }

    public Person creator() {
        return creator;
    }

    /** Returns the revisions in all reviews, oldest first. The list is mutable. */
    public List<Revision> revisions() {
        return revisions;
    }

    /** Returns the newest revision in a review; empty if the item is not in the review. */
    public Optional<Revision> revisionIn(long reviewId) {
        return revisions.stream()
                .filter(revision -> revision.review().id() == reviewId)
                .reduce((older, newer) -> newer);
    }

    /** Returns the reviews that the item is in. */
    public List<Review> reviews() {
        return revisions.stream().map(Revision::review).distinct().toList();
    }

    @Override
    public List<? extends Resource> related(String name) {
        return switch (name) {
            case "reviews" -> reviews();
            case "creator" -> List.of(creator);
            case "revisions" -> revisions;
            default -> super.related(name);
        };
    }
}
