package com.syncsketch.sdk.client.internal.resource;

import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.client.error.ItemGoneException;
import com.syncsketch.sdk.client.error.ItemsNotProcessedException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.ProcessingException;
import com.syncsketch.sdk.client.error.ProcessingFailedException;
import com.syncsketch.sdk.client.error.ProcessingTimeoutException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.util.OptionalField;
import com.syncsketch.sdk.client.internal.util.SafeListener;
import com.syncsketch.sdk.client.internal.util.Timing;
import com.syncsketch.sdk.client.resource.ItemProcessing;
import com.syncsketch.sdk.client.task.ProcessingListener;
import com.syncsketch.sdk.client.task.ProcessingOptions;
import com.syncsketch.sdk.client.task.ProcessingProgress;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.ProcessingStatus;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls items until their media is ready. Thread-safe. */
public final class DefaultItemProcessing implements ItemProcessing {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.task");

    /** The words for a failure; inferred, because only {@code done} is known. */
    private static final Set<String> FAILURES = Set.of("failed", "error");

    private final ItemsApi items;
    private final Timing timing;
    private final CountDownLatch end;

    /**
     * Creates the operations.
     *
     * @param items reads the items
     * @param timing pauses between requests
     * @param end ends pauses early when it opens
     */
    public DefaultItemProcessing(ItemsApi items, Timing timing, CountDownLatch end) {
        this.items = items;
        this.timing = timing;
        this.end = end;
    }

    @Override
    public Item awaitProcessed(long itemId, ProcessingOptions options) {
        Waiting waiting = new Waiting(List.of(itemId), options);
        waiting.run();
        ProcessingException failure = waiting.failures.get(itemId);
        if (failure != null) {
            throw failure;
        }
        return waiting.processed().get(0);
    }

    @Override
    public List<Item> awaitProcessed(Collection<Long> itemIds, ProcessingOptions options) {
        Waiting waiting = new Waiting(itemIds, options);
        waiting.run();
        if (!waiting.failures.isEmpty()) {
            throw new ItemsNotProcessedException(waiting.processed(), waiting.orderedFailures());
        }
        return waiting.processed();
    }

    /** The items of one call. */
    private final class Waiting {

        private final ProcessingOptions options;
        private final SafeListener<ProcessingProgress> listener;

        /** The items in the order of the call, with the last status that was read. */
        private final Map<Long, Last> pending = new LinkedHashMap<>();

        private final List<Long> order;
        private final Map<Long, Item> ready = new LinkedHashMap<>();
        private final Map<Long, ProcessingException> failures = new LinkedHashMap<>();

        Waiting(Collection<Long> itemIds, ProcessingOptions options) {
            this.options = Objects.requireNonNull(options, "options");
            order = Objects.requireNonNull(itemIds, "itemIds").stream()
                    .distinct()
                    .toList();
            order.forEach(id -> pending.put(Objects.requireNonNull(id, "itemId"), new Last(null, null)));
            ProcessingListener progress = options.getProgressListener();
            listener = new SafeListener<>(progress == null ? null : progress::onProgress, "wait for media", LOG);
        }

        void run() {
            long start = timing.nanoTime().getAsLong();
            Duration pause = options.getPollInterval();
            while (true) {
                List.copyOf(pending.keySet()).forEach(this::poll);
                if (pending.isEmpty()) {
                    return;
                }
                Duration left =
                        options.getTimeout().minusNanos(timing.nanoTime().getAsLong() - start);
                if (left.isNegative() || left.isZero()) {
                    pending.forEach((id, last) -> failures.put(
                            id,
                            new ProcessingTimeoutException(id, options.getTimeout(), last.status(), last.failure())));
                    return;
                }
                sleep(left.compareTo(pause) < 0 ? left : pause);
                pause = next(pause);
            }
        }

        private void poll(long id) {
            Last last = read(id);
            if (last != null) {
                pending.put(id, last);
            } else {
                pending.remove(id);
            }
            Item item = ready.get(id);
            ProcessingStatus status = item != null ? item.getProcessingStatus() : last != null ? last.status() : null;
            listener.accept(new Progress(id, status, ready.size(), failures.size(), order.size()));
        }

        /** Reads an item. Returns null if its outcome is known. */
        @Nullable
        private Last read(long id) {
            Item item;
            try {
                item = items.get(id);
            } catch (NotFoundException e) {
                failures.put(id, new ItemGoneException(id, e));
                return null;
            } catch (SyncSketchException e) {
                if (!e.isTransient()) {
                    throw e;
                }
                Last before = pending.get(id);
                return new Last(before == null ? null : before.status(), e);
            }
            ProcessingStatus status = item.getProcessingStatus();
            if (Boolean.FALSE.equals(OptionalField.orNull(item::isActive))) {
                failures.put(id, new ItemGoneException(id, null));
            } else if (ProcessingStatus.DONE.equals(status)) {
                ready.put(id, item);
            } else if (status != null && FAILURES.contains(status.getValue().toLowerCase(Locale.ROOT))) {
                failures.put(id, new ProcessingFailedException(id, status));
            } else {
                return new Last(status, null);
            }
            return null;
        }

        private Duration next(Duration pause) {
            Duration max = options.getMaxPollInterval();
            Duration longer = pause.plus(pause.dividedBy(2));
            return pause.compareTo(max) >= 0 ? pause : longer.compareTo(max) > 0 ? max : longer;
        }

        List<Item> processed() {
            List<Item> all = new ArrayList<>();
            for (Long id : order) {
                Item item = ready.get(id);
                if (item != null) {
                    all.add(item);
                }
            }
            return List.copyOf(all);
        }

        Map<Long, ProcessingException> orderedFailures() {
            Map<Long, ProcessingException> all = new LinkedHashMap<>();
            for (Long id : order) {
                ProcessingException failure = failures.get(id);
                if (failure != null) {
                    all.put(id, failure);
                }
            }
            return all;
        }
    }

    private void sleep(Duration pause) {
        try {
            timing.sleeper().sleep(pause, end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestInterruptedException("The thread was interrupted while waiting for the media of items");
        }
    }

    /** The last state of an item that is not ready: the status, and the failure of the last request if it failed. */
    private record Last(
            @Nullable ProcessingStatus status, @Nullable SyncSketchException failure) {}

    private record Progress(
            long itemId, @Nullable ProcessingStatus status, int processedItems, int failedItems, int totalItems)
            implements ProcessingProgress {

        @Override
        public long getItemId() {
            return itemId;
        }

        @Override
        @Nullable
        public ProcessingStatus getProcessingStatus() {
            return status;
        }

        @Override
        public int getProcessedItems() {
            return processedItems;
        }

        @Override
        public int getFailedItems() {
            return failedItems;
        }

        @Override
        public int getTotalItems() {
            return totalItems;
        }
    }
}
