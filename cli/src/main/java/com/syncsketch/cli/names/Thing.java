package com.syncsketch.cli.names;

import jakarta.annotation.Nullable;

/**
 * A project, a review or an item.
 *
 * @param kind the kind
 * @param id the id
 * @param reviewId the review of an item, or null if it is not known
 * @param name the text by which the user named it
 */
public record Thing(Kind kind, long id, @Nullable Long reviewId, String name) {

    /** Returns the kind and the id, as a user can write them. */
    public String reference() {
        return kind + ":" + id;
    }
}
