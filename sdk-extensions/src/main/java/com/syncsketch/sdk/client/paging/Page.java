package com.syncsketch.sdk.client.paging;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * One page of a {@link PagedIterable}. Immutable.
 *
 * @param <T> the type of the entries
 */
public final class Page<T> {

    private final List<T> items;
    private final int offset;
    private final int limit;
    private final boolean last;

    /**
     * Creates a page.
     *
     * @param items the entries
     * @param offset the number of entries before the page
     * @param limit the page size
     * @param last whether the list ends with the page
     */
    public Page(List<T> items, int offset, int limit, boolean last) {
        this.items = List.copyOf(items);
        this.offset = offset;
        this.limit = limit;
        this.last = last;
    }

    /**
     * Returns the entries of the page.
     *
     * @return an unmodifiable list in the order of the service; it may be empty even if further pages follow
     */
    public List<T> getItems() {
        return items;
    }

    /**
     * Returns the offset of the page.
     *
     * @return the requested number of entries before the page, not negative
     */
    public int getOffset() {
        return offset;
    }

    /**
     * Returns the page size.
     *
     * @return the maximum number of entries per page as applied by the service; if the service does not return it, the
     *     requested one, or else the number of entries of the page; positive
     */
    public int getLimit() {
        return limit;
    }

    /**
     * Returns whether the list ends with this page.
     *
     * @return true for the last page
     */
    public boolean isLast() {
        return last;
    }

    /** Returns whether the other object is a page with the same entries and position. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Page<?> that
                && items.equals(that.items)
                && offset == that.offset
                && limit == that.limit
                && last == that.last;
    }

    /** Returns a hash code that is consistent with {@link #equals}. */
    @Override
    public int hashCode() {
        return 31 * items.hashCode() + offset;
    }

    /** Returns the position and the number of entries. */
    @Override
    public String toString() {
        return "Page{offset=" + offset + ", limit=" + limit + ", items=" + items.size() + ", last=" + last + "}";
    }
}
