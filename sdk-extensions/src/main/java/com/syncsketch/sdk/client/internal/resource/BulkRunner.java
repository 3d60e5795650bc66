package com.syncsketch.sdk.client.internal.resource;

import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.resource.BulkResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** Makes calls about many items in chunks, so that one that fails takes no other with it. */
final class BulkRunner {

    private BulkRunner() {}

    static <T> BulkResult run(Collection<T> entries, ToLongFunction<T> itemId, Consumer<List<T>> call) {
        List<T> distinct = List.copyOf(new LinkedHashSet<>(entries));
        List<BulkResult.Outcome> outcomes = new ArrayList<>(distinct.size());
        for (int from = 0; from < distinct.size(); from += BulkResult.CHUNK_SIZE) {
            List<T> chunk = distinct.subList(from, Math.min(distinct.size(), from + BulkResult.CHUNK_SIZE));
            SyncSketchException failure = null;
            try {
                call.accept(chunk);
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
