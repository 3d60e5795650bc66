package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.SyncSketchException;
import jakarta.annotation.Nullable;
import java.util.List;

/**
 * What came of a call about many items, item by item.
 *
 * <p>The items travel in chunks of {@value #CHUNK_SIZE}, one request each, and a chunk that fails does not stop the
 * others. The service answers for a chunk as a whole: after a success all of its items count as done, after a failure
 * none of them does, though the service may have come to some of them. Where it matters, read the items afterwards.
 *
 * <p>Evidence: no source shows what these answers hold, nor how many items one request may name. The official Python
 * client sends all of them at once.
 *
 * <p>Immutable.
 */
public final class BulkResult {

    /** How many items one request names at most: {@value}. Chosen by this client; no limit of the service is known. */
    public static final int CHUNK_SIZE = 100;

    private final List<Outcome> outcomes;

    /**
     * Creates a result.
     *
     * @param outcomes the outcome of each item
     */
    public BulkResult(List<Outcome> outcomes) {
        this.outcomes = List.copyOf(outcomes);
    }

    /**
     * Gives what came of each item.
     *
     * @return the outcomes, in the order in which the items were given; unmodifiable
     */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /**
     * Gives the items for which the service reported a success.
     *
     * @return their ids, in the order in which they were given; unmodifiable
     */
    public List<Long> done() {
        return outcomes.stream().filter(Outcome::isDone).map(Outcome::itemId).toList();
    }

    /**
     * Gives what went wrong.
     *
     * @return the outcomes that have a failure, in the order in which the items were given; unmodifiable, empty if all
     *     went well
     */
    public List<Outcome> failures() {
        return outcomes.stream().filter(outcome -> !outcome.isDone()).toList();
    }

    /**
     * Tells whether all went well.
     *
     * @return true if no item failed
     */
    public boolean isComplete() {
        return outcomes.stream().allMatch(Outcome::isDone);
    }

    /**
     * Throws the first failure, if there is one; for those who want all or an exception.
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

    /** Shows how many items there are and how many of them failed. */
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
