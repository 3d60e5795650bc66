package com.syncsketch.sdk.client.internal.paging;

import com.syncsketch.sdk.client.internal.paging.PageSource.Keys;
import com.syncsketch.sdk.client.internal.paging.PageSource.Position;
import jakarta.annotation.Nullable;
import java.util.HashSet;
import java.util.Set;

/**
 * Distinguishes a service that sends the same entries forever from a list that changes while it is read.
 *
 * <p>Entries that are created before the position of the reader move others to the next page. With small pages, a page then
 * repeats an earlier one entirely, perhaps several times. Pages are therefore compared with all earlier entries: those moved
 * by one change are at most as many as were read before it.
 */
final class SeenEntries {

    /** How many entries may be repeated in a row, in addition to as many as were read: {@value}. */
    static final int MAX_REPEATED = 1000;

    private final Set<Object> seen = new HashSet<>();

    /** The number of entries on the last pages that had no new one. */
    private long repeated;

    /** Returns whether a page has entries, but no new one. */
    boolean isRepeated(Keys keys) {
        return !keys.values().isEmpty() && seen.containsAll(keys.values());
    }

    /**
     * Returns why a repeated page cannot be explained by changes of the list, or null if it can.
     *
     * @param requested the requested offset
     * @param position the metadata, or null for a bare array
     */
    @Nullable
    String reason(Keys keys, int requested, @Nullable Position position) {
        if (position != null) {
            Integer offset = position.offset();
            if (offset != null && offset < requested) {
                return "reports offset " + offset + " and repeats the entries there";
            }
            Long total = position.total();
            if (total != null && total > 0) {
                if (requested >= total && position.next() != null) {
                    return "repeats earlier entries, although the list has only " + total;
                }
                if (!keys.areUnique()) {
                    // Different entries may be equal, and the count ends the list.
                    return null;
                }
            }
        }
        long all = repeated + keys.values().size();
        return all > seen.size() + MAX_REPEATED ? "repeats earlier entries, as did the " + repeated + " before" : null;
    }

    /** Adds an accepted page. */
    void add(Keys keys) {
        if (isRepeated(keys)) {
            repeated += keys.values().size();
        } else if (seen.addAll(keys.values())) {
            repeated = 0;
        }
    }
}
