package com.syncsketch.sdk.client.internal.paging;

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
 * A list of the service that requests its pages on demand. Thread-safe.
 *
 * <p>Pages of API v1 have metadata; on the last page its {@code next} is null. Responses of the list of frames were recorded
 * with a {@code total_count} of 0 beside seven entries; {@code next} is then null on every page, and only a page with fewer
 * entries than its limit ends the list. Pages of API v2 are bare arrays and end the same way.
 *
 * @param <T> the type of the entries
 */
public final class AutoPager<T> implements PagedIterable<T> {

    /** The page size if the caller sets none, as in the official Python client: {@value}. */
    public static final int DEFAULT_LIMIT = 100;

    /** Stands for the default page size of the server: the first request has no limit. */
    static final int SERVER_DEFAULT = 0;

    private final PageSource<T> source;
    private final int offset;
    private final int limit;

    private AutoPager(int offset, int limit, PageSource<T> source) {
        this.offset = offset;
        this.limit = limit;
        this.source = source;
    }

    /**
     * Creates a list whose pages have metadata (API v1).
     *
     * @param offset the first entry, or null to start with the first
     * @param limit the page size, or null for {@link #DEFAULT_LIMIT}
     * @param fetcher requests a page
     * @param meta returns the metadata of a page; may throw {@link NoSuchElementException}
     * @param entries returns the entries of a page
     * @param id returns the ID of an entry, or null if IDs are not unique; may throw {@link NoSuchElementException}
     * @param <P> the type of the pages
     * @param <T> the type of the entries
     * @return the list
     * @throws IllegalArgumentException if the offset is negative or the limit is less than 1
     */
    public static <P, T> PagedIterable<T> offsetPages(
            @Nullable Integer offset,
            @Nullable Integer limit,
            PageFetcher<P> fetcher,
            Function<P, PageMeta> meta,
            Function<P, List<T>> entries,
            @Nullable Function<T, Object> id) {
        return new AutoPager<>(checkedOffset(offset), checkedLimit(limit), source(fetcher, meta, entries, id));
    }

    /**
     * Creates a list whose pages have metadata (API v1), and whose first request has neither offset nor limit, as some
     * requests of the official Python client. The server then chooses the page size.
     *
     * @param first requests the first page
     * @param fetcher requests the other pages
     * @param meta returns the metadata of a page; may throw {@link NoSuchElementException}
     * @param entries returns the entries of a page
     * @param id returns the ID of an entry, or null if IDs are not unique; may throw {@link NoSuchElementException}
     * @param <P> the type of the pages
     * @param <T> the type of the entries
     * @return the list
     */
    public static <P, T> PagedIterable<T> offsetPagesOfServerSize(
            Supplier<P> first,
            PageFetcher<P> fetcher,
            Function<P, PageMeta> meta,
            Function<P, List<T>> entries,
            @Nullable Function<T, Object> id) {
        PageFetcher<P> all = (offset, limit) -> limit == SERVER_DEFAULT ? first.get() : fetcher.fetch(offset, limit);
        return new AutoPager<>(0, SERVER_DEFAULT, source(all, meta, entries, id));
    }

    /**
     * Creates a list whose pages are bare arrays (API v2).
     *
     * @param offset the first entry, or null to start with the first
     * @param limit the page size, or null for {@link #DEFAULT_LIMIT}
     * @param fetcher requests a page
     * @param id returns the ID of an entry; may throw {@link NoSuchElementException}
     * @param <T> the type of the entries
     * @return the list
     * @throws IllegalArgumentException if the offset is negative or the limit is less than 1
     */
    public static <T> PagedIterable<T> arrayPages(
            @Nullable Integer offset, @Nullable Integer limit, PageFetcher<List<T>> fetcher, Function<T, Object> id) {
        return new AutoPager<>(checkedOffset(offset), checkedLimit(limit), new PageSource<>(id) {
            @Override
            FetchedPage<T> fetch(int from, int size) {
                return new FetchedPage<>(fetcher.fetch(from, size), null);
            }
        });
    }

    private static <P, T> PageSource<T> source(
            PageFetcher<P> fetcher,
            Function<P, PageMeta> meta,
            Function<P, List<T>> entries,
            @Nullable Function<T, Object> id) {
        return new PageSource<>(id) {
            @Override
            FetchedPage<T> fetch(int from, int size) {
                P page = fetcher.fetch(from, size);
                return new FetchedPage<>(
                        entries.apply(page), Position.of(OptionalField.orNull(() -> meta.apply(page))));
            }
        };
    }

    private static int checkedOffset(@Nullable Integer offset) {
        if (offset != null && offset < 0) {
            throw new IllegalArgumentException("The offset must not be negative");
        }
        return offset == null ? 0 : offset;
    }

    private static int checkedLimit(@Nullable Integer limit) {
        if (limit != null && limit < 1) {
            throw new IllegalArgumentException("The limit must be at least 1");
        }
        return limit == null ? DEFAULT_LIMIT : limit;
    }

    @Override
    public Iterator<T> iterator() {
        Iterator<Page<T>> pages = pages().iterator();
        return new Iterator<>() {

            private Iterator<T> page = List.<T>of().iterator();

            @Override
            public boolean hasNext() {
                while (!page.hasNext() && pages.hasNext()) {
                    page = pages.next().getItems().iterator();
                }
                return page.hasNext();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("The list has no more entries");
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

    /** Returns the offset and the page size. */
    @Override
    public String toString() {
        return "PagedIterable{offset=" + offset + ", limit=" + (limit == SERVER_DEFAULT ? "server default" : limit)
                + "}";
    }
}
