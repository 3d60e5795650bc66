package com.syncsketch.sdk.client.internal.resource;

import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.client.internal.util.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds an object by its name or creates it. The service has neither unique names nor idempotency keys, so all programs agree on
 * the object with the lowest ID, which is the oldest one (inferred).
 *
 * @param <T> the type of the object
 */
final class NameLookup<T> {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.resource");

    private final String kind;
    private final ToLongFunction<T> id;

    NameLookup(String kind, ToLongFunction<T> id) {
        this.kind = kind;
        this.id = id;
    }

    /** Checks a name that later calls must find again. */
    static String checked(String name) {
        Texts.wellFormed(name, "name");
        if (name.isBlank() || !name.equals(name.strip())) {
            throw new IllegalArgumentException("name must not be blank, or start or end with whitespace");
        }
        return name;
    }

    /**
     * Finds or creates an object.
     *
     * @param name the name, for the log
     * @param list returns the objects with exactly this name
     * @param create creates an object with the name
     */
    T findOrCreate(String name, Supplier<Stream<T>> list, Supplier<T> create) {
        List<T> found = sorted(list.get());
        if (found.size() > 1) {
            warn(name, found);
        }
        if (!found.isEmpty()) {
            return found.get(0);
        }
        T created = create.get();
        // Another program may have created one since the list was read.
        long createdId = id.applyAsLong(created);
        List<T> after = new ArrayList<>(
                list.get().filter(each -> id.applyAsLong(each) != createdId).toList());
        after.add(created);
        List<T> all = sorted(after.stream());
        if (all.size() > 1) {
            warn(name, all);
        }
        return all.get(0);
    }

    private List<T> sorted(Stream<T> objects) {
        return objects.sorted(Comparator.comparingLong(id)).toList();
    }

    private void warn(String name, List<T> objects) {
        LOG.warn(
                "There are {} {} with the name {}: {}; the first one is used",
                objects.size(),
                kind,
                Characters.printable(name),
                objects.stream().map(id::applyAsLong).toList());
    }
}
