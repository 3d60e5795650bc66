package com.syncsketch.sdk.client.paging;

import java.util.Iterator;
import java.util.stream.Stream;

/**
 * All entries of a list that the service gives in pages.
 *
 * <p>Lazy: nothing is sent until the first entry is asked for, and a page is read when the one before it is used up.
 * Stop early and the rest is not read. Nothing is kept, so each new iterator, stream or pass over the pages asks the
 * service again.
 *
 * <p>Immutable and safe for use by several threads; iterators and streams are for one thread each.
 *
 * <p>Iterators and streams throw what a call throws, and
 * {@link com.syncsketch.sdk.client.error.PagingException} where the service gives the same page again. When an iterator
 * has thrown, asking it again asks the service for the same page again; no entry is lost.
 *
 * <p>The service counts pages by offset. Entries that others create or delete meanwhile may be missing or come twice.
 *
 * @param <T> the type of the entries
 */
public interface PagedIterable<T> extends Iterable<T> {

    /**
     * Goes over the entries, from the first one on.
     *
     * @return a new iterator that cannot remove
     */
    @Override
    Iterator<T> iterator();

    /**
     * Gives the entries as a sequential stream, from the first one on. It needs not be closed.
     *
     * @return a new stream in the order of the service
     */
    Stream<T> stream();

    /**
     * Goes over the pages as the service gives them, empty ones too.
     *
     * @return the pages, each time from the first one on; as lazy as this object. There is at least one
     */
    Iterable<Page<T>> pages();
}
