package com.syncsketch.cli.upload;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.model.Item;
import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** Determines of which item a file becomes a new version. */
@FunctionalInterface
interface Versions {

    /** No file becomes a new version. */
    Versions NONE = name -> null;

    /** Returns the item of which a file with this name becomes a new version, or null. */
    @Nullable
    Long itemFor(String name);

    /**
     * Reads the items of a review: a file becomes a new version of the item of the same name. Of several, it is the one with the
     * lowest id, so that each run finds the same one.
     *
     * @throws SyncSketchException if the items cannot be read
     */
    static Versions byName(SyncSketchClient client, long review) {
        Map<String, Long> items = new HashMap<>();
        for (Item item : client.items().ofReview(review)) {
            try {
                items.merge(item.getName(), item.getId(), Math::min);
            } catch (NoSuchElementException e) {
                // An item without a name has no versions by name.
            }
        }
        return items::get;
    }
}
