package com.syncsketch.sdk.client.internal.paging;

import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.internal.http.Json;
import com.syncsketch.sdk.client.internal.util.OptionalField;
import com.syncsketch.sdk.client.paging.Page;
import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.PageMeta;
import jakarta.annotation.Nullable;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The lists of the service, page by page.
 *
 * <p>Evidence: v1 lists come with {@code meta}, whose {@code next} is null at the end. The list of frames was recorded
 * with a {@code total_count} of 0 beside seven objects; by the framework's rule its {@code next} is then null on every
 * page, and only a short page ends it. v2 lists are bare arrays, which only a short page ends.
 *
 * <p>A list may begin with a page of the service's own size, for which nothing is asked: so the official client begins
 * some. The size is then what {@code meta} says.
 *
 * @param <T> the type of the entries
 */
public final class AutoPager<T> implements PagedIterable<T> {

    /** The status of a page is not passed on with its content. */
    private static final int UNKNOWN_STATUS = 0;

    /** The page size where the caller sets none: {@value}. Evidence: the official Python client asks for it. */
    public static final int USUAL_LIMIT = 100;

    /** Stands for the page size that the service chooses where it is asked for none. */
    static final int OWN_SIZE = 0;

    private final Source<T> source;
    private final int offset;
    private final int limit;

    private AutoPager(int offset, int limit, Source<T> source) {
        this.offset = offset;
        this.limit = limit;
        this.source = source;
    }

    /**
     * Makes a v1 list.
     *
     * @param offset where to begin, null for the beginning
     * @param limit the page size, null for the usual one
     * @param call asks for a page
     * @param meta gives the position of a page; may throw {@link NoSuchElementException}
     * @param objects gives what a page holds; may throw {@link NoSuchElementException}
     * @param id gives the id of an entry, or null where different entries may have one id; may throw
     *     {@link NoSuchElementException}
     * @param <P> the type of the pages
     * @param <T> the type of the entries
     * @return the list
     * @throws IllegalArgumentException if offset or limit are out of bounds
     */
    public static <P, T> PagedIterable<T> v1(
            @Nullable Integer offset,
            @Nullable Integer limit,
            Call<P> call,
            Function<P, PageMeta> meta,
            Function<P, List<T>> objects,
            @Nullable Function<T, Object> id) {
        return new AutoPager<>(start(offset), size(limit), v1(call, meta, objects, id));
    }

    /**
     * Makes a v1 list that begins with a page of the service's own size.
     *
     * @param first asks for the first page, without offset and limit
     * @param further asks for another page
     * @param meta gives the position of a page; may throw {@link NoSuchElementException}
     * @param objects gives what a page holds; may throw {@link NoSuchElementException}
     * @param id gives the id of an entry, or null where different entries may have one id; may throw
     *     {@link NoSuchElementException}
     * @param <P> the type of the pages
     * @param <T> the type of the entries
     * @return the list
     */
    public static <P, T> PagedIterable<T> v1OfOwnSize(
            Supplier<P> first,
            Call<P> further,
            Function<P, PageMeta> meta,
            Function<P, List<T>> objects,
            @Nullable Function<T, Object> id) {
        Call<P> call = (offset, limit) -> limit == OWN_SIZE ? first.get() : further.ask(offset, limit);
        return new AutoPager<>(0, OWN_SIZE, v1(call, meta, objects, id));
    }

    private static <P, T> Source<T> v1(
            Call<P> call, Function<P, PageMeta> meta, Function<P, List<T>> objects, @Nullable Function<T, Object> id) {
        return new Source<>(id) {
            @Override
            Answer<T> ask(int from, int size) {
                P page = call.ask(from, size);
                List<T> entries = OptionalField.orNull(() -> objects.apply(page));
                if (entries == null) {
                    throw new DecodingException("A page of a list has no objects", UNKNOWN_STATUS, Json.text(page));
                }
                return new Answer<>(entries, Position.of(OptionalField.orNull(() -> meta.apply(page))));
            }
        };
    }

    /**
     * Makes a v2 list.
     *
     * @param offset where to begin, null for the beginning
     * @param limit the page size, null for the usual one
     * @param call asks for a page
     * @param id gives the id of an entry; may throw {@link NoSuchElementException}
     * @param <T> the type of the entries
     * @return the list
     * @throws IllegalArgumentException if offset or limit are out of bounds
     */
    public static <T> PagedIterable<T> v2(
            @Nullable Integer offset, @Nullable Integer limit, Call<List<T>> call, Function<T, Object> id) {
        return new AutoPager<>(start(offset), size(limit), new Source<>(id) {
            @Override
            Answer<T> ask(int from, int size) {
                return new Answer<>(call.ask(from, size), null);
            }
        });
    }

    private static int start(@Nullable Integer offset) {
        if (offset != null && offset < 0) {
            throw new IllegalArgumentException("An offset must not be negative");
        }
        return offset == null ? 0 : offset;
    }

    private static int size(@Nullable Integer limit) {
        if (limit != null && limit < 1) {
            throw new IllegalArgumentException("The limit of a page must be at least 1");
        }
        return limit == null ? USUAL_LIMIT : limit;
    }

    @Override
    public Iterator<T> iterator() {
        Iterator<Page<T>> pages = pages().iterator();
        return new Iterator<>() {

            private Iterator<T> page = List.<T>of().iterator();

            @Override
            public boolean hasNext() {
                while (!page.hasNext() && pages.hasNext()) {
                    page = pages.next().items().iterator();
                }
                return page.hasNext();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("The list has ended");
                }
                return page.next();
            }
        };
    }

    @Override
    public Stream<T> stream() {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(() -> Spliterators.spliteratorUnknownSize(iterator(), traits), traits, false);
    }

    @Override
    public Iterable<Page<T>> pages() {
        return () -> new PageIterator<>(source, offset, limit);
    }

    /** Shows where the list begins and the page size. */
    @Override
    public String toString() {
        return "PagedIterable{offset=" + offset + ", limit=" + (limit == OWN_SIZE ? "the service's own" : limit) + "}";
    }

    /**
     * Asks for a page.
     *
     * @param <P> the type of the answer
     */
    @FunctionalInterface
    public interface Call<P> {

        /**
         * Asks.
         *
         * @param offset the number of entries to leave out
         * @param limit the largest number of entries wanted
         * @return the answer
         */
        P ask(int offset, int limit);
    }

    /** What the service says about a page; null where it says nothing. */
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

    /** An answer; the position is null for a bare array. */
    record Answer<T>(List<T> entries, @Nullable Position position) {}

    /** Where pages come from. */
    abstract static class Source<T> {

        @Nullable
        private final Function<T, Object> id;

        Source(@Nullable Function<T, Object> id) {
            this.id = id;
        }

        abstract Answer<T> ask(int offset, int limit);

        /** Gives what tells a page from others, or null if nothing does. */
        @Nullable
        List<?> mark(List<T> entries) {
            if (entries.isEmpty()) {
                return null;
            }
            if (id != null) {
                List<Object> ids = OptionalField.orNull(() -> entries.stream().map(id).toList());
                if (ids != null) {
                    return ids;
                }
            }
            // Equal entries may stand side by side here, so a page of one kind of entry says nothing.
            return entries.stream().distinct().limit(2).count() < 2 ? null : entries;
        }
    }
}
