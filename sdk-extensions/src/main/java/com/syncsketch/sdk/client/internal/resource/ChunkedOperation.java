package com.syncsketch.sdk.client.internal.resource;

import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.resource.BulkResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** Runs an operation on many items in chunks. A failed request does not affect the other requests. */
final class ChunkedOperation {

    private ChunkedOperation() {}

    /**
     * Sends the distinct entries in chunks of {@value BulkResult#CHUNK_SIZE}.
     *
     * @param itemId returns the item ID of an entry
     * @param operation sends one chunk
     */
    static <T> BulkResult run(Collection<T> entries, ToLongFunction<T> itemId, Consumer<List<T>> operation) {
        List<T> distinct = List.copyOf(new LinkedHashSet<>(entries));
        List<BulkResult.Outcome> outcomes = new ArrayList<>(distinct.size());
        for (int from = 0; from < distinct.size(); from += BulkResult.CHUNK_SIZE) {
            List<T> chunk = distinct.subList(from, Math.min(distinct.size(), from + BulkResult.CHUNK_SIZE));
            SyncSketchException failure = null;
            try {
                operation.accept(chunk);
            } catch (SyncSketchException e) {
                failure = e;
            }
            for (T entry : chunk) {
                outcomes.add(new BulkResult.Outcome(itemId.applyAsLong(entry), failure));
            }
        }
        return new BulkResult(outcomes);
    }
}
