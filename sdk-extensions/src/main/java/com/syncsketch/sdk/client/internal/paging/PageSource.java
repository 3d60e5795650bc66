package com.syncsketch.sdk.client.internal.paging;

import com.syncsketch.sdk.client.internal.util.OptionalField;
import com.syncsketch.sdk.model.PageMeta;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.function.Function;

/**
 * The pages of a list, whatever their format.
 *
 * @param <T> the type of the entries
 */
abstract class PageSource<T> {

    @Nullable
    private final Function<T, Object> id;

    PageSource(@Nullable Function<T, Object> id) {
        this.id = id;
    }

    abstract FetchedPage<T> fetch(int offset, int limit);

    /** Returns a value that identifies a page by its entries, or null if the entries cannot identify it. */
    @Nullable
    List<?> signature(List<T> entries) {
        if (entries.isEmpty()) {
            return null;
        }
        if (id != null) {
            List<Object> ids =
                    OptionalField.orNull(() -> entries.stream().map(id).toList());
            if (ids != null) {
                return ids;
            }
        }
        // Without IDs, consecutive entries may be equal, so pages whose entries are all equal do not identify
        // themselves.
        return entries.stream().distinct().limit(2).count() < 2 ? null : entries;
    }

    /**
     * A page as received.
     *
     * @param entries the entries
     * @param position the metadata, or null for a bare array
     */
    record FetchedPage<T>(List<T> entries, @Nullable Position position) {}

    /** The metadata of a page; fields that the service omitted are null. */
    record Position(
            @Nullable Integer offset,
            @Nullable Integer limit,
            @Nullable String next,
            @Nullable Long total) {

        @Nullable
        static Position of(@Nullable PageMeta meta) {
            return meta == null
                    ? null
                    : new Position(
                            OptionalField.orNull(meta::getOffset),
                            OptionalField.orNull(meta::getLimit),
                            meta.getNext(),
                            OptionalField.orNull(meta::getTotalCount));
        }
    }
}
