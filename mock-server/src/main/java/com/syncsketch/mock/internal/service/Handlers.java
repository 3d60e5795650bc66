package com.syncsketch.mock.internal.service;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which operation is carried out by what. */
public final class Handlers {

    private final Map<String, Handler> handlers = new HashMap<>();
    private final Set<String> streaming = new HashSet<>();
    private final Map<String, Function<Call, String>> answers = new HashMap<>();

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

    /**
     * Says that some calls of an operation are answered as another operation answers, where the contract tells so in its text only.
     *
     * @param operationId the operation
     * @param when which calls of it
     * @param other the operation whose answers those are like
     * @return this
     */
    public Handlers answersAs(String operationId, Predicate<Call> when, String other) {
        answers.put(operationId, call -> when.test(call) ? other : operationId);
        return this;
    }

    /** Tells by which operation the answer to a call is to be judged. */
    String answersLike(Call call) {
        String operationId = call.operation().id();
        return answers.getOrDefault(operationId, any -> operationId).apply(call);
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
