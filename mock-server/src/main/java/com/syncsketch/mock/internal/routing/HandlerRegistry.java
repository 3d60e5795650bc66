package com.syncsketch.mock.internal.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Maps operations to their handlers. Filled before the server starts; not changed afterwards. */
public final class HandlerRegistry {

    private final Map<String, OperationHandler> handlers = new HashMap<>();
    private final Set<String> streaming = new HashSet<>();
    private final Map<String, Consumer<ObjectNode>> olderForms = new HashMap<>();

    /**
     * Registers the handler of an operation that has a JSON body or none. The handler runs with the store locked.
     *
     * @param operationId the id of the operation
     * @param handler the handler
     * @return this
     */
    public HandlerRegistry on(String operationId, OperationHandler handler) {
        if (handlers.put(operationId, handler) != null) {
            throw new IllegalArgumentException(operationId + " is implemented twice");
        }
        return this;
    }

    /**
     * Registers the handler of an operation that reads its body as a stream. The handler locks the store itself.
     *
     * @param operationId the id of the operation
     * @param handler the handler
     * @return this
     */
    public HandlerRegistry streaming(String operationId, OperationHandler handler) {
        streaming.add(operationId);
        return on(operationId, handler);
    }

    /**
     * Registers the older form of the body of an operation, which only a strict server rejects.
     *
     * @param operationId the id of the operation
     * @param toCurrentForm changes a body of the older form to the form of the contract, and no other body
     * @return this
     */
    public HandlerRegistry acceptsOlder(String operationId, Consumer<ObjectNode> toCurrentForm) {
        olderForms.put(operationId, toCurrentForm);
        return this;
    }

    /** Changes a body of an older form to the form of the contract. */
    void modernize(String operationId, ObjectNode body) {
        olderForms.getOrDefault(operationId, current -> {}).accept(body);
    }

    OperationHandler of(String operationId) {
        OperationHandler handler = handlers.get(operationId);
        if (handler == null) {
            throw new IllegalArgumentException("There is no handler for " + operationId);
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
