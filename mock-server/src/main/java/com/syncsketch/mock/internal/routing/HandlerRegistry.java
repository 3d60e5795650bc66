package com.syncsketch.mock.internal.routing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Maps operations to their handlers. Filled before the server starts; not changed afterwards. */
public final class HandlerRegistry {

    private final Map<String, OperationHandler> handlers = new HashMap<>();
    private final Set<String> streaming = new HashSet<>();
    private final Map<String, Function<OperationRequest, String>> responseOperations = new HashMap<>();

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
     * Declares that some requests to an operation get the response of another operation. Needed where the contract says so only
     * in its text.
     *
     * @param operationId the id of the operation
     * @param when selects the requests
     * @param other the id of the operation whose responses these requests get
     * @return this
     */
    public HandlerRegistry respondsLike(String operationId, Predicate<OperationRequest> when, String other) {
        responseOperations.put(operationId, request -> when.test(request) ? other : operationId);
        return this;
    }

    /** Returns the id of the operation that the response to a request is validated against. */
    String responseOperation(OperationRequest request) {
        String operationId = request.operation().id();
        return responseOperations.getOrDefault(operationId, any -> operationId).apply(request);
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
