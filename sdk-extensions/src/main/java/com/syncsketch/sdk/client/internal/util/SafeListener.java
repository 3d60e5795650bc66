package com.syncsketch.sdk.client.internal.util;

import jakarta.annotation.Nullable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;

/**
 * Calls a listener of the user so that it cannot break the watched operation. Every listener that the client accepts is
 * called through this class.
 *
 * <ul>
 *   <li>Whatever the listener throws is caught: exceptions, checked ones of Kotlin listeners, and errors. A
 *       {@link VirtualMachineError} is no exception to this: the stack or the memory that the listener lacked is free again.
 *       The first failure is logged at WARN, further ones are not.
 *   <li>An {@link InterruptedException} means that someone interrupted the thread. It sets the interrupt flag again, which
 *       ends the operation like any interrupt of its thread.
 *   <li>A listener is not called by requests that it makes itself, which would never end.
 * </ul>
 *
 * @param <E> the type of the events
 */
public final class SafeListener<E> {

    /** The listeners that are running on the current thread; empty outside of listeners. */
    private static final ThreadLocal<Deque<SafeListener<?>>> RUNNING = ThreadLocal.withInitial(ArrayDeque::new);

    @Nullable
    private final Consumer<E> listener;

    private final String name;
    private final Logger log;
    private final AtomicBoolean failed = new AtomicBoolean();

    /**
     * Creates a guard.
     *
     * @param listener the listener, or null for none
     * @param name the name of the watched operation, for the log
     * @param log receives the failure
     */
    public SafeListener(@Nullable Consumer<E> listener, String name, Logger log) {
        this.listener = listener;
        this.name = name;
        this.log = log;
    }

    /** Returns true if the current thread is in a listener, so that the operation that called it must not be awaited. */
    public static boolean isRunning() {
        boolean running = !RUNNING.get().isEmpty();
        if (!running) {
            RUNNING.remove();
        }
        return running;
    }

    /**
     * Calls the listener, if there is one.
     *
     * @param event the event
     */
    public void accept(E event) {
        if (listener == null) {
            return;
        }
        Deque<SafeListener<?>> running = RUNNING.get();
        if (running.contains(this)) {
            return;
        }
        running.push(this);
        try {
            listener.accept(event);
        } catch (Throwable e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            report(e);
        } finally {
            running.pop();
            if (running.isEmpty()) {
                RUNNING.remove();
            }
        }
    }

    private void report(Throwable failure) {
        if (!failed.compareAndSet(false, true)) {
            return;
        }
        try {
            log.warn(
                    "A listener of the {} failed; the {} continues, further failures are not logged",
                    name,
                    name,
                    failure);
        } catch (Throwable e) {
            // An exception whose message cannot be read cannot be logged either.
        }
    }

    /** Returns true if there is a listener. */
    public boolean isPresent() {
        return listener != null;
    }
}
