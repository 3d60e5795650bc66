package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.SyncSketchException;
import jakarta.annotation.Nullable;
import java.util.List;

/**
 * The result of an operation on many items: one outcome per item.
 *
 * <p>Items are sent in requests of {@value #CHUNK_SIZE}. The service responds to each request as a whole: after a success,
 * all its items are reported as succeeded; after a failure, all are reported as failed, although the service may have
 * processed some of them. If it matters, read the items afterwards.
 *
 * <p>Immutable.
 */
public final class BulkResult {

    /** The maximum number of items per request: {@value}. No limit of the service is known. */
    public static final int CHUNK_SIZE = 100;

    private final List<Outcome> outcomes;

    /**
     * Creates a result.
     *
     * @param outcomes one outcome per item
     */
    public BulkResult(List<Outcome> outcomes) {
        this.outcomes = List.copyOf(outcomes);
    }

    /**
     * Returns the outcomes of all items.
     *
     * @return an unmodifiable list in the order of the request
     */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /**
     * Returns the ids of the items for which the service reported success.
     *
     * @return an unmodifiable list in the order of the request
     */
    public List<Long> done() {
        return outcomes.stream().filter(Outcome::isDone).map(Outcome::itemId).toList();
    }

    /**
     * Returns the outcomes of the items that failed.
     *
     * @return an unmodifiable list in the order of the request; empty if no item failed
     */
    public List<Outcome> failures() {
        return outcomes.stream().filter(outcome -> !outcome.isDone()).toList();
    }

    /**
     * Returns whether all items succeeded.
     *
     * @return true if there are no failures
     */
    public boolean isComplete() {
        return outcomes.stream().allMatch(Outcome::isDone);
    }

    /**
     * Throws the first failure, if there is one.
     *
     * @return this result
     * @throws SyncSketchException if an item failed
     */
    public BulkResult orThrow() {
        for (Outcome outcome : outcomes) {
            SyncSketchException failure = outcome.failure();
            if (failure != null) {
                throw failure;
            }
        }
        return this;
    }

    /** Returns the number of items and the number of failures. */
    @Override
    public String toString() {
        return "BulkResult{" + outcomes.size() + " items, " + failures().size() + " failed}";
    }

    /**
     * What came of one item.
     *
     * @param itemId the item
     * @param failure why its request failed, the same for all items of a chunk; null if it did not
     */
    public record Outcome(long itemId, @Nullable SyncSketchException failure) {

        /**
         * Tells whether the service reported a success.
         *
         * @return true if there is no failure
         */
        public boolean isDone() {
            return failure == null;
        }
    }
}
