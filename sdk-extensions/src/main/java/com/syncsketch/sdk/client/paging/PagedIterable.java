package com.syncsketch.sdk.client.paging;

import java.util.Iterator;
import java.util.stream.Stream;

/**
 * A paged list that loads its pages on demand.
 *
 * <p>No request is made before the first entry is read, and each page is requested when the previous one is exhausted.
 * Results are not cached: each new iterator, stream or iteration over the pages requests them again.
 *
 * <p>Immutable and thread-safe; each iterator and stream is for a single thread.
 *
 * <p>Iterators and streams throw the same exceptions as other operations, and
 * {@link com.syncsketch.sdk.client.error.PagingException} if paging does not make progress. After an exception, the iterator
 * requests the same page again on the next call; no entry is lost.
 *
 * <p>Pages are addressed by offset. If entries are created, deleted or moved during the iteration, others may be returned
 * twice or missed. An iterator keeps the IDs of the entries that it has returned, to detect a service that repeats them
 * forever.
 *
 * @param <T> the type of the entries
 */
public interface PagedIterable<T> extends Iterable<T> {

    /**
     * Returns an iterator over all entries, starting with the first.
     *
     * @return a new iterator, which does not support {@code remove}
     */
    @Override
    Iterator<T> iterator();

    /**
     * Returns a sequential stream of all entries, starting with the first. It need not be closed.
     *
     * @return a new stream in the order of the service
     */
    Stream<T> stream();

    /**
     * Returns the pages as the service returns them, including empty ones.
     *
     * @return the pages, loaded on demand; each iteration starts with the first page. There is at least one
     */
    Iterable<Page<T>> pages();
}
