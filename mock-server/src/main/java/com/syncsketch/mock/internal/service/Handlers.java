package com.syncsketch.mock.internal.service;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which operation is carried out by what. */
public final class Handlers {

    private final Map<String, Handler> handlers = new HashMap<>();
    private final Set<String> streaming = new HashSet<>();

    /**
     * Adds an operation whose body is JSON, or that has none. Its handler holds the lock of the world.
     *
     * @param operationId the operation
     * @param handler what carries it out
     * @return this
     */
    public Handlers on(String operationId, Handler handler) {
        if (handlers.put(operationId, handler) != null) {
            throw new IllegalArgumentException(operationId + " is implemented twice");
        }
        return this;
    }

    /**
     * Adds an operation that reads its body itself, as it arrives. Its handler takes the lock of the world when it needs it.
     *
     * @param operationId the operation
     * @param handler what carries it out
     * @return this
     */
    public Handlers streaming(String operationId, Handler handler) {
        streaming.add(operationId);
        return on(operationId, handler);
    }

    Handler of(String operationId) {
        Handler handler = handlers.get(operationId);
        if (handler == null) {
            throw new IllegalArgumentException("Nothing carries out " + operationId);
        }
        return handler;
    }

    boolean streams(String operationId) {
        return streaming.contains(operationId);
    }

    Set<String> operations() {
        return Set.copyOf(handlers.keySet());
    }
}
