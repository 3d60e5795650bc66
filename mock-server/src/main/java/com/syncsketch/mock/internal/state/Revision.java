package com.syncsketch.mock.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.List;

/** A version of an item in a review. Comments belong to a revision. */
public final class Revision extends Resource {

    private final Item item;
    private Review review;

    /** Creates a revision. */
    public Revision(long id, Item item, Review review) {
        super(id);
        this.item = item;
        this.review = review;
    }

    public Item item() {
        return item;
    }

    public Review review() {
        return review;
    }

    /** Moves the revision and its comments to another review. */
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
