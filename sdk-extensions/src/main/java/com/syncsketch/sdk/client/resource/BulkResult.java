package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.SyncSketchException;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Objects;

/**
 * The result of an operation on many items: one outcome per item.
 *
 * <p>Items are sent in requests of at most {@value #CHUNK_SIZE}. The service responds to each request as a whole: after a
 * success, all its items are reported as succeeded. If the service rejects a request with 400, 403, 404, 409 or 422, its two
 * halves are sent again, and so on, so that each rejected item has a failure of its own. After any other failure, such as a
 * lost response or 500, all items of the request are reported as failed, although the service may have processed some of
 * them. If it matters, read the items afterwards.
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
    public List<Outcome> getOutcomes() {
        return outcomes;
    }

    /**
     * Returns the ids of the items for which the service reported success.
     *
     * @return an unmodifiable list in the order of the request
     */
    public List<Long> getSucceededIds() {
        return outcomes.stream()
                .filter(Outcome::isSucceeded)
                .map(Outcome::getItemId)
                .toList();
    }

    /**
     * Returns the outcomes of the items that failed.
     *
     * @return an unmodifiable list in the order of the request; empty if no item failed
     */
    public List<Outcome> getFailures() {
        return outcomes.stream().filter(outcome -> !outcome.isSucceeded()).toList();
    }

    /**
     * Returns whether all items succeeded.
     *
     * @return true if there are no failures
     */
    public boolean isComplete() {
        return outcomes.stream().allMatch(Outcome::isSucceeded);
    }

    /**
     * Throws the first failure, if there is one.
     *
     * @return this result
     * @throws SyncSketchException if an item failed
     */
    public BulkResult orThrow() {
        for (Outcome outcome : outcomes) {
            SyncSketchException failure = outcome.getFailure();
            if (failure != null) {
                throw failure;
            }
        }
        return this;
    }

    /** Returns the number of items and the number of failures. */
    @Override
    public String toString() {
        return "BulkResult{" + outcomes.size() + " items, " + getFailures().size() + " failed}";
    }

    /** The outcome of one item. Immutable. */
    public static final class Outcome {

        private final long itemId;

        @Nullable
        private final SyncSketchException failure;

        /**
         * Creates an outcome. The client does this; tests can as well.
         *
         * @param itemId the item id
         * @param failure the failure, or null if the item succeeded
         */
        public Outcome(long itemId, @Nullable SyncSketchException failure) {
            this.itemId = itemId;
            this.failure = failure;
        }

        /**
         * Returns the item.
         *
         * @return the item id
         */
        public long getItemId() {
            return itemId;
        }

        /**
         * Returns why the item failed. If the service did not reject the item itself, all items of its request have the same
         * failure.
         *
         * @return the failure, or null if the item succeeded
         */
        @Nullable
        public SyncSketchException getFailure() {
            return failure;
        }

        /**
         * Returns whether the service reported success.
         *
         * @return true if there is no failure
         */
        public boolean isSucceeded() {
            return failure == null;
        }

        /** Returns whether the other object is an outcome with the same values. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Outcome that && itemId == that.itemId && Objects.equals(failure, that.failure);
        }

        /** Returns a hash code that is consistent with {@link #equals}. */
        @Override
        public int hashCode() {
            return Objects.hash(itemId, failure);
        }

        /** Returns the item id, and the failure if there is one. */
        @Override
        public String toString() {
            return "Outcome{item " + itemId + ": " + (failure == null ? "succeeded" : failure) + "}";
        }
    }
}
