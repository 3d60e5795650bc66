package com.syncsketch.mock.internal.routing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which operation is carried out by what. */
public final class HandlerRegistry {

    private final Map<String, OperationHandler> handlers = new HashMap<>();
    private final Set<String> streaming = new HashSet<>();
    private final Map<String, Function<OperationRequest, String>> answers = new HashMap<>();

    /**
     * Adds an operation whose body is JSON, or that has none. Its handler holds the lock of the world.
     *
     * @param operationId the operation
     * @param handler what carries it out
     * @return this
     */
    public HandlerRegistry on(String operationId, OperationHandler handler) {
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
    public HandlerRegistry streaming(String operationId, OperationHandler handler) {
        streaming.add(operationId);
        return on(operationId, handler);
    }

    /**
     * Says that some calls of an operation are answered as another operation answers, where the contract tells so in its text only.
     *
     * @param operationId the operation
     * @param when which calls of it
     * @param other the operation whose answers those are like
     * @return this
     */
    public HandlerRegistry answersAs(String operationId, Predicate<OperationRequest> when, String other) {
        answers.put(operationId, call -> when.test(call) ? other : operationId);
        return this;
    }

    /** Tells by which operation the answer to a call is to be judged. */
    String answersLike(OperationRequest call) {
        String operationId = call.operation().id();
        return answers.getOrDefault(operationId, any -> operationId).apply(call);
    }

    OperationHandler of(String operationId) {
        OperationHandler handler = handlers.get(operationId);
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
