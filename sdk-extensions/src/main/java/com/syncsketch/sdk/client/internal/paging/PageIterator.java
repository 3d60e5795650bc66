package com.syncsketch.sdk.client.internal.paging;

import com.syncsketch.sdk.client.error.PagingException;
import com.syncsketch.sdk.client.internal.paging.PageSource.FetchedPage;
import com.syncsketch.sdk.client.internal.paging.PageSource.Keys;
import com.syncsketch.sdk.client.internal.paging.PageSource.Position;
import com.syncsketch.sdk.client.paging.Page;
import jakarta.annotation.Nullable;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Iterates over pages. Its state changes only after a page is accepted, so {@link #next} can be retried after an exception.
 */
final class PageIterator<T> implements Iterator<Page<T>> {

    /** A filter may empty a few pages; a service that returns more empty pages in a row than this is broken. */
    private static final int MAX_EMPTY_PAGES = 1000;

    private static final Pattern OFFSET = Pattern.compile("[?&]offset=([0-9]{1,9})(?=[&#]|$)");
    private static final Pattern LIMIT = Pattern.compile("[?&]limit=([0-9]{1,9})(?=[&#]|$)");

    private final PageSource<T> source;
    private int offset;

    /** The page size to request; {@link AutoPager#SERVER_DEFAULT} only for the first page. */
    private int limit;

    private int emptyPages;
    private boolean finished;
    private final SeenEntries seen = new SeenEntries();

    PageIterator(PageSource<T> source, int offset, int limit) {
        this.source = source;
        this.offset = offset;
        this.limit = limit;
    }

    @Override
    public boolean hasNext() {
        return !finished;
    }

    @Override
    public Page<T> next() {
        if (finished) {
            throw new NoSuchElementException("The list has no more pages");
        }
        FetchedPage<T> fetched = source.fetch(offset, limit);
        List<T> entries = fetched.entries();
        Keys keys = source.keys(entries);
        Position position = fetched.position();
        if (seen.isRepeated(keys)) {
            String reason = seen.reason(keys, offset, position);
            if (reason != null) {
                throw failure(reason);
            }
        }
        int applied = position == null || position.limit() == null || position.limit() < 1 ? limit : position.limit();
        Step step = position == null ? afterArray(entries.size()) : after(entries.size(), position, applied);
        int emptyNow = entries.isEmpty() ? emptyPages + 1 : 0;
        if (step != null && emptyNow >= MAX_EMPTY_PAGES) {
            throw failure("is empty like the " + (emptyNow - 1) + " pages before it, but has a next page");
        }

        int shownLimit = applied == AutoPager.SERVER_DEFAULT ? Math.max(1, entries.size()) : applied;
        Page<T> page = new Page<>(entries, offset, shownLimit, step == null);
        emptyPages = emptyNow;
        seen.add(keys);
        if (step == null) {
            finished = true;
        } else {
            offset = step.offset();
            limit = step.limit();
        }
        return page;
    }

    /**
     * Returns the next request after a bare array. A page with more entries than requested means that the service does not
     * page this list; if the page size is unknown, any page that is not empty may be full.
     */
    @Nullable
    private Step afterArray(int received) {
        boolean full = limit == AutoPager.SERVER_DEFAULT ? received > 0 : received == limit;
        return full ? step(offset + (long) received, limit) : null;
    }

    @Nullable
    private Step after(int received, Position position, int applied) {
        String next = position.next();
        if (next == null) {
            if (position.limit() != null && position.limit() == 0) {
                // In the service's framework, a limit of 0 means all entries.
                return null;
            }
            long end = offset + (long) received;
            boolean counted = position.total() != null && position.total() > 0 && position.total() <= end;
            boolean full = applied == AutoPager.SERVER_DEFAULT ? received > 0 : received >= applied;
            return full && !counted ? step(end, limit == AutoPager.SERVER_DEFAULT ? applied : limit) : null;
        }
        // Only the numbers of the URL are used: it comes from outside and may contain credentials.
        Integer nextOffset = number(OFFSET, next);
        Integer nextLimit = number(LIMIT, next);
        long to;
        if (nextOffset != null) {
            to = nextOffset;
        } else {
            int passed = applied == AutoPager.SERVER_DEFAULT ? received : applied;
            to = (position.offset() == null ? offset : position.offset()) + (long) passed;
        }
        if (to <= offset) {
            throw failure("has a next page at offset " + to + ", which does not advance");
        }
        return step(to, nextLimit == null || nextLimit < 1 ? applied : nextLimit);
    }

    private Step step(long to, int size) {
        if (to > Integer.MAX_VALUE) {
            throw failure("has a next page whose offset is too large");
        }
        return new Step((int) to, size == AutoPager.SERVER_DEFAULT ? AutoPager.DEFAULT_LIMIT : size);
    }

    @Nullable
    private static Integer number(Pattern pattern, String url) {
        Matcher matcher = pattern.matcher(url);
        return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
    }

    private PagingException failure(String reason) {
        return new PagingException("The page at offset " + offset + " of a list " + reason, offset);
    }

    /** The next page to request. */
    private record Step(int offset, int limit) {}
}
