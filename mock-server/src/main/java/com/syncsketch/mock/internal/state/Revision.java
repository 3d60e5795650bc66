package com.syncsketch.mock.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.List;

/** An item as it stands in one review. Comments belong to a revision. */
public final class Revision extends Resource {

    private final Item item;
    private Review review;

    /**
     * Makes a revision.
     *
     * @param id the id
     * @param item the item
     * @param review the review
     */
    public Revision(long id, Item item, Review review) {
        super(id);
        this.item = item;
        this.review = review;
    }

    /**
     * Gives the item.
     *
     * @return the item
     */
    public Item item() {
        return item;
    }

    /**
     * Gives the review.
     *
     * @return the review
     */
    public Review review() {
        return review;
    }

    /**
     * Takes the revision, and with it its comments, to another review.
     *
     * @param review where the item stands from now on
     */
    public void moveTo(Review review) {
        this.review = review;
    }

    @Override
    public JsonNode attribute(String name) {
        return name.equals("review_id") ? LongNode.valueOf(review.id()) : super.attribute(name);
    }

    @Override
    public List<? extends Resource> related(String name) {
        return switch (name) {
            case "item" -> List.of(item);
            case "review" -> List.of(review);
            default -> super.related(name);
        };
    }
}
