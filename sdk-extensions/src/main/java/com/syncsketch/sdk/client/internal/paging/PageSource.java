package com.syncsketch.sdk.client.internal.paging;

import com.syncsketch.sdk.client.internal.util.OptionalField;
import com.syncsketch.sdk.model.PageMeta;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Objects;
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

    /**
     * Returns what identifies the entries of a page: their IDs, or hash codes if they have none. Different entries without
     * IDs may be equal.
     */
    Keys keys(List<T> entries) {
        if (id != null) {
            List<Object> ids =
                    OptionalField.orNull(() -> entries.stream().map(id).toList());
            if (ids != null) {
                return new Keys(ids, true);
            }
        }
        return new Keys(entries.stream().<Object>map(Objects::hashCode).toList(), false);
    }

    /**
     * Identifies the entries of a page.
     *
     * @param values a value for each entry
     * @param areUnique whether different entries have different values
     */
    record Keys(List<Object> values, boolean areUnique) {}

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
