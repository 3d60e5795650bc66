package com.syncsketch.sdk.client;

import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.client.error.MissingRevisionException;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.ItemGetQuery;
import java.util.function.Supplier;

/** Answers what {@link Annotations} cannot do with the calls of its own interface. */
final class Comments {

    private final ItemsApi items;
    private final Supplier<Annotations> annotations;

    Comments(ItemsApi items, Supplier<Annotations> annotations) {
        this.items = items;
        this.annotations = annotations;
    }

    public Frame addComment(long itemId, long reviewId, int frame, String text) {
        Long revisionId = items.get(
                        itemId, ItemGetQuery.builder().reviewId(reviewId).build())
                .getRevisionId();
        if (revisionId == null) {
            throw new MissingRevisionException(itemId, reviewId);
        }
        return annotations.get().addCommentToRevision(itemId, revisionId, frame, text);
    }
}
