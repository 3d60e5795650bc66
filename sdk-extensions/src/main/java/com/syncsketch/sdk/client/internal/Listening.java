package com.syncsketch.sdk.client.internal;

import jakarta.annotation.Nullable;
import java.util.function.Consumer;
import org.slf4j.Logger;

/**
 * Tells a listener of the caller's. What it throws stops nothing, and is logged once.
 *
 * @param <E> the events
 */
final class Listening<E> {

    @Nullable
    private final Consumer<E> listener;

    private final String what;
    private final Logger log;
    private boolean failed;

    /**
     * Makes one.
     *
     * @param listener who is told, or null for nobody
     * @param what what goes on although the listener fails
     * @param log where the failure goes
     */
    Listening(@Nullable Consumer<E> listener, String what, Logger log) {
        this.listener = listener;
        this.what = what;
        this.log = log;
    }

    /** Tells of an event. One thread at a time may. */
    void tell(E event) {
        if (listener == null) {
            return;
        }
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            if (!failed) {
                log.warn("A progress listener failed; the {} goes on and does not tell of its next failures", what, e);
            }
            failed = true;
        }
    }
}
