package com.syncsketch.mock.internal.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All resources of one kind, in the order in which they were added. Guarded by the lock of the {@link Store}.
 *
 * @param <T> the kind
 */
public final class Table<T extends Resource> {

    private final Map<Long, T> rows = new LinkedHashMap<>();

    Table() {}

    /**
     * Adds a resource.
     *
     * @param resource the resource
     * @return the same
     */
    public T add(T resource) {
        rows.put(resource.id(), resource);
        return resource;
    }

    /**
     * Finds a resource.
     *
     * @param id its id
     * @return the resource; empty if there is none
     */
    public Optional<T> find(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    /**
     * Takes a resource out for good. What the service deletes softly stays in.
     *
     * @param id its id
     */
    public void remove(long id) {
        rows.remove(id);
    }

    /**
     * Gives all resources.
     *
     * @return deleted ones too, oldest first
     */
    public Stream<T> all() {
        return rows.values().stream();
    }
}
