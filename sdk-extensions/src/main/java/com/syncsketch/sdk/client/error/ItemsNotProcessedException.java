package com.syncsketch.sdk.client.error;

import com.syncsketch.sdk.model.Item;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Thrown when the media of some of the awaited items is not ready. Contains the outcome of each item: nothing is lost because
 * another item failed. The first failure is the {@linkplain #getCause() cause}.
 */
public final class ItemsNotProcessedException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final transient List<Item> processed;

    @SuppressWarnings("serial") // The unmodifiable maps of the JDK are serializable.
    private final Map<Long, ProcessingException> failures;

    /**
     * Creates an exception.
     *
     * @param processed the items whose media is ready
     * @param failures the other items with their failures; not empty
     */
    public ItemsNotProcessedException(List<Item> processed, Map<Long, ProcessingException> failures) {
        super(message(processed, failures), failures.values().iterator().next());
        this.processed = List.copyOf(processed);
        this.failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    }

    private static String message(List<Item> processed, Map<Long, ProcessingException> failures) {
        int total = processed.size() + failures.size();
        return "The media of " + failures.size() + " of " + total + " items is not ready: items "
                + failures.keySet().stream().limit(10).toList() + (failures.size() > 10 ? " and others" : "");
    }

    /**
     * Returns the items whose media is ready.
     *
     * @return an unmodifiable list in the order of the request; empty after the exception was deserialized
     */
    public List<Item> getProcessed() {
        return processed == null ? List.of() : processed;
    }

    /**
     * Returns the other items.
     *
     * @return an unmodifiable map of item ids and failures in the order of the request; not empty
     */
    public Map<Long, ProcessingException> getFailures() {
        return failures;
    }
}
