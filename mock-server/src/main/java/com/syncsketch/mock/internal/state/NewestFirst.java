package com.syncsketch.mock.internal.state;

import com.syncsketch.mock.internal.contract.DateTimes;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The order of lists that start with the newest resource. */
public final class NewestFirst {

    private static final Comparator<Resource> BY_CREATED = NewestFirst::compare;

    private NewestFirst() {}

    /**
     * Sorts resources by their field {@code created}; those created at the same time by the order in which they were added.
     *
     * @param <T> the type of the resources
     * @param oldestFirst the resources in the order in which they were added
     * @return the resources, newest first
     */
    public static <T extends Resource> List<T> sorted(Stream<T> oldestFirst) {
        List<T> sorted = oldestFirst.collect(Collectors.toList());
        Collections.reverse(sorted);
        sorted.sort(BY_CREATED.reversed());
        return sorted;
    }

    private static int compare(Resource one, Resource other) {
        String first = one.text("created");
        String second = other.text("created");
        // The timestamps of this server are sorted as text, because lists may be long. Those of a seed have other
        // formats, too.
        return isOwn(first) && isOwn(second)
                ? first.compareTo(second)
                : time(first).compareTo(time(second));
    }

    private static boolean isOwn(String timestamp) {
        return timestamp.length() == "2026-03-02T09:15:00Z".length() && timestamp.endsWith("Z");
    }

    private static Instant time(String timestamp) {
        return DateTimes.parse(timestamp).orElse(Instant.EPOCH);
    }
}
