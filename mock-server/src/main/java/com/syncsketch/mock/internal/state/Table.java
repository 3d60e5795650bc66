package com.syncsketch.mock.internal.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The resources of one kind in insertion order. Guarded by the lock of the {@link Store}.
 *
 * @param <T> the type of resource
 */
public final class Table<T extends Resource> {

    private final Map<Long, T> rows = new LinkedHashMap<>();

    Table() {}

    /** Adds a resource and returns it. */
    public T add(T resource) {
        rows.put(resource.id(), resource);
        return resource;
    }

    /** Finds a resource by id. */
    public Optional<T> find(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** Removes a resource permanently. Soft-deleted resources are not removed. */
    public void remove(long id) {
        rows.remove(id);
    }

    /** Returns all resources, including soft-deleted ones, oldest first. */
    public Stream<T> all() {
        return rows.values().stream();
    }
}
