package com.syncsketch.sdk.client.internal.util;

import jakarta.annotation.Nullable;
import java.util.function.Consumer;
import org.slf4j.Logger;

/**
 * Calls a listener of the user so that its exceptions do not affect the watched operation; Kotlin listeners may also throw
 * checked exceptions. The first failure is logged at WARN, further ones are not.
 *
 * @param <E> the type of the events
 */
public final class SafeListener<E> {

    @Nullable
    private final Consumer<E> listener;

    private final String name;
    private final Logger log;
    private volatile boolean failed;

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

    /**
     * Calls the listener, if there is one.
     *
     * @param event the event
     */
    public void accept(E event) {
        if (listener == null) {
            return;
        }
        try {
            listener.accept(event);
        } catch (Throwable e) { // An Error of a listener is not one of the operation.
            if (!failed) {
                failed = true;
                log.warn("A {} listener failed; the {} continues, further failures are not logged", name, name, e);
            }
        }
    }

    /** Returns true if there is a listener. */
    public boolean isPresent() {
        return listener != null;
    }
}
