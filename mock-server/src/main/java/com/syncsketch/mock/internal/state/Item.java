package com.syncsketch.mock.internal.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A medium. It can stand in several reviews, with a revision for each. */
public final class Item extends Resource {

    private final Person creator;
    private final List<Revision> revisions = new ArrayList<>();

    /**
     * Makes an item that stands in no review yet.
     *
     * @param id the id
     * @param uuid the uuid
     * @param creator who added it
     * @param name the name
     */
    public Item(long id, String uuid, Person creator, String name) {
        super(id);
        this.creator = creator;
        members().put("uuid", uuid).put("name", name).put("active", true);
    }

    /**
     * Gives who added it.
     *
     * @return the person
     */
    public Person creator() {
        return creator;
    }

    /**
     * Gives the revisions, in all reviews.
     *
     * @return the revisions, oldest first, to be changed in place
     */
    public List<Revision> revisions() {
        return revisions;
    }

    /**
     * Finds the newest revision in a review.
     *
     * @param reviewId the review
     * @return the revision; empty if the item does not stand there
     */
    public Optional<Revision> revisionIn(long reviewId) {
        return revisions.stream()
                .filter(revision -> revision.review().id() == reviewId)
                .reduce((older, newer) -> newer);
    }

    /**
     * Gives the reviews in which the item stands.
     *
     * @return the reviews
     */
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
