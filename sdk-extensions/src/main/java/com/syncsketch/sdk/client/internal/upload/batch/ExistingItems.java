package com.syncsketch.sdk.client.internal.upload.batch;

import com.syncsketch.sdk.client.error.ExistingItemException;
import com.syncsketch.sdk.client.internal.util.OptionalField;
import com.syncsketch.sdk.client.upload.ItemMatch;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.ProcessingStatus;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The items of a review before an upload, of which each counts for one file. Thread-safe. */
final class ExistingItems {

    private final ItemMatch match;
    private final ReentrantLock lock = new ReentrantLock();

    /** The items that count for no file yet, by name. */
    private final Map<String, List<Existing>> byName = new HashMap<>();

    /** An item; the status and the size are null if they are unknown. */
    private record Existing(
            long id,
            @Nullable ProcessingStatus status,
            @Nullable Long size) {

        boolean isDone() {
            return ProcessingStatus.DONE.equals(status);
        }
    }

    /** Reads the items. */
    ExistingItems(ItemMatch match, Iterable<Item> items) {
        this.match = match;
        for (Item item : items) {
            String name = OptionalField.orNull(item::getName);
            if (name != null) {
                byName.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(new Existing(
                                item.getId(),
                                OptionalField.orNull(item::getProcessingStatus),
                                OptionalField.orNull(item::getSize)));
            }
        }
    }

    /** Records that an item contains a file according to another source. */
    void remove(String name, long itemId) {
        take(name, item -> item.id == itemId);
    }

    /** Returns the outcome for a file that needs no upload, or null if no item counts for it. */
    @Nullable
    Outcome find(Path file, String name, long size) {
        boolean bySize = match == ItemMatch.NAME_AND_SIZE;
        Existing item = take(name, each -> each.isDone() && (!bySize || Objects.equals(each.size, size)));
        if (item != null) {
            return new Outcome(file, State.SKIPPED_EXISTING, item.id, null, null);
        }
        item = take(name, each -> !bySize || each.size == null || each.size == size);
        if (item == null) {
            return null;
        }
        String reason = item.isDone()
                ? "has the same name, but its size is unknown; compare by ItemMatch.NAME"
                : "has the same name, but its status is " + item.status
                        + ", not done: it may still be converted, or its upload was never finished; upload again later,"
                        + " or delete the item";
        return new Outcome(file, State.UNCERTAIN, item.id, null, new ExistingItemException(file, item.id, reason));
    }

    @Nullable
    private Existing take(String name, Predicate<Existing> condition) {
        lock.lock();
        try {
            Iterator<Existing> items = byName.getOrDefault(name, List.of()).iterator();
            while (items.hasNext()) {
                Existing item = items.next();
                if (condition.test(item)) {
                    items.remove();
                    return item;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }
}
