package com.syncsketch.sdk.client.internal.resource;

import com.syncsketch.sdk.client.error.BadRequestException;
import com.syncsketch.sdk.client.error.ConflictException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.PermissionDeniedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.ValidationException;
import com.syncsketch.sdk.client.resource.BulkResult;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Runs an operation on many items in chunks. A failed request does not affect the other requests. The service rejects a
 * request as a whole, even if only one of its items is the reason. The items of a rejected request are therefore sent again
 * in smaller requests, until each failure is about a single item.
 */
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
            send(
                    chunk,
                    operation,
                    (entry, failure) -> outcomes.add(new BulkResult.Outcome(itemId.applyAsLong(entry), failure)));
        }
        return new BulkResult(outcomes);
    }

    private static <T> void send(List<T> entries, Consumer<List<T>> operation, OutcomeSink<T> outcomes) {
        SyncSketchException failure = null;
        try {
            operation.accept(entries);
        } catch (SyncSketchException e) {
            failure = e;
        }
        if (entries.size() > 1 && isAboutItems(failure)) {
            int half = entries.size() / 2;
            send(entries.subList(0, half), operation, outcomes);
            send(entries.subList(half, entries.size()), operation, outcomes);
            return;
        }
        for (T entry : entries) {
            outcomes.add(entry, failure);
        }
    }

    /** Returns true if the service rejected the items of the request rather than the caller, the rate or the moment. */
    private static boolean isAboutItems(@Nullable SyncSketchException failure) {
        return failure instanceof BadRequestException
                || failure instanceof PermissionDeniedException
                || failure instanceof NotFoundException
                || failure instanceof ConflictException
                || failure instanceof ValidationException;
    }

    @FunctionalInterface
    private interface OutcomeSink<T> {

        void add(T entry, @Nullable SyncSketchException failure);
    }
}
