package com.syncsketch.sdk.client.internal.paging;

import com.syncsketch.sdk.client.error.PagingException;
import com.syncsketch.sdk.client.internal.paging.AutoPager.Answer;
import com.syncsketch.sdk.client.internal.paging.AutoPager.Position;
import com.syncsketch.sdk.client.internal.paging.AutoPager.Source;
import com.syncsketch.sdk.client.paging.Page;
import jakarta.annotation.Nullable;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes from page to page. Changes its state only after an answer was found good, so that it may be asked again. */
final class PageIterator<T> implements Iterator<Page<T>> {

    /** A service that answers with empty pages for ever is broken; a filter may well empty a few. */
    private static final int MOST_EMPTY_PAGES = 1000;

    private static final Pattern OFFSET = Pattern.compile("[?&]offset=([0-9]{1,9})(?=[&#]|$)");
    private static final Pattern LIMIT = Pattern.compile("[?&]limit=([0-9]{1,9})(?=[&#]|$)");

    private final Source<T> source;
    private int offset;

    /** The size to ask for, or {@link AutoPager#OWN_SIZE}, with the first page only. */
    private int limit;

    private int empty;
    private boolean ended;

    @Nullable
    private List<?> firstMark;

    @Nullable
    private List<?> lastMark;

    @Nullable
    private Integer lastOffset;

    PageIterator(Source<T> source, int offset, int limit) {
        this.source = source;
        this.offset = offset;
        this.limit = limit;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public Page<T> next() {
        if (ended) {
            throw new NoSuchElementException("The list has ended");
        }
        Answer<T> answer = source.ask(offset, limit);
        List<T> entries = answer.entries();
        List<?> mark = source.mark(entries);
        if (mark != null && (mark.equals(lastMark) || mark.equals(firstMark))) {
            throw stuck("has the same entries as a page before it");
        }
        Position position = answer.position();
        Integer told = position == null ? null : position.offset();
        if (told != null && told < offset && told.equals(lastOffset) && mark == null && !entries.isEmpty()) {
            throw stuck("stands at offset " + told + " like the page before it");
        }
        int applied = position == null || position.limit() == null || position.limit() < 1 ? limit : position.limit();
        Step step = position == null ? afterArray(entries.size()) : after(entries.size(), position, applied);
        int emptyNow = entries.isEmpty() ? empty + 1 : 0;
        if (step != null && emptyNow >= MOST_EMPTY_PAGES) {
            throw stuck("is the last of " + emptyNow + " empty ones in a row, and names another");
        }

        int shown = applied == AutoPager.OWN_SIZE ? Math.max(1, entries.size()) : applied;
        Page<T> page = new Page<>(entries, offset, shown, step == null);
        empty = emptyNow;
        lastMark = mark == null ? lastMark : mark;
        firstMark = firstMark == null ? mark : firstMark;
        lastOffset = told;
        if (step == null) {
            ended = true;
        } else {
            offset = step.offset();
            limit = step.limit();
        }
        return page;
    }

    /** More entries than asked for: the service does not page this list. Of a page of unknown size any may be full. */
    @Nullable
    private Step afterArray(int received) {
        boolean full = limit == AutoPager.OWN_SIZE ? received > 0 : received == limit;
        return full ? step(offset + (long) received, limit) : null;
    }

    @Nullable
    private Step after(int received, Position position, int applied) {
        String next = position.next();
        if (next == null) {
            if (position.limit() != null && position.limit() == 0) {
                // By the framework's rule: all there is.
                return null;
            }
            long end = offset + (long) received;
            boolean counted = position.total() != null && position.total() > 0 && position.total() <= end;
            boolean full = applied == AutoPager.OWN_SIZE ? received > 0 : received >= applied;
            return full && !counted ? step(end, limit == AutoPager.OWN_SIZE ? applied : limit) : null;
        }
        // Only numbers are taken from the address: it comes from outside, and may hold the credentials.
        Integer nextOffset = number(OFFSET, next);
        Integer nextLimit = number(LIMIT, next);
        long to;
        if (nextOffset != null) {
            to = nextOffset;
        } else {
            int passed = applied == AutoPager.OWN_SIZE ? received : applied;
            to = (position.offset() == null ? offset : position.offset()) + (long) passed;
        }
        if (to <= offset) {
            throw stuck("names a next page at offset " + to + ", which is not further on");
        }
        return step(to, nextLimit == null || nextLimit < 1 ? applied : nextLimit);
    }

    private Step step(long to, int size) {
        if (to > Integer.MAX_VALUE) {
            throw stuck("is followed by one whose offset is too large");
        }
        return new Step((int) to, size == AutoPager.OWN_SIZE ? AutoPager.USUAL_LIMIT : size);
    }

    @Nullable
    private static Integer number(Pattern pattern, String address) {
        Matcher matcher = pattern.matcher(address);
        return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
    }

    private PagingException stuck(String what) {
        return new PagingException("The page at offset " + offset + " of a list " + what, offset);
    }

    /** The next page to ask for. */
    private record Step(int offset, int limit) {}
}
