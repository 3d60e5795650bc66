package com.syncsketch.sdk.client.paging;

import java.util.List;

/**
 * One answer of the service to a call for a list. Immutable.
 *
 * @param items what the page holds, in the order of the service; unmodifiable, may be empty in the middle of a list
 * @param offset the number of entries before this page, as it was asked for; not negative
 * @param limit the largest number of entries that a page holds, as the service applied it where it says so, or else as
 *     it was asked for, or else as many as came; positive
 * @param isLast whether the list ends with this page
 * @param <T> the type of the entries
 */
public record Page<T>(List<T> items, int offset, int limit, boolean isLast) {

    /**
     * Makes a page.
     *
     * @param items what the page holds
     * @param offset the number of entries before it
     * @param limit the largest number of entries that a page holds
     * @param isLast whether the list ends with it
     */
    public Page {
        items = List.copyOf(items);
    }
}
