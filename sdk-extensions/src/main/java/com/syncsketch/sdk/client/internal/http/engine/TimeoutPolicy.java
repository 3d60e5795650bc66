package com.syncsketch.sdk.client.internal.http.engine;

import com.syncsketch.sdk.client.error.SyncSketchException;

/** Determines the timeouts of an exchange. Called by the engine's watchdog every few milliseconds; must be thread-safe. */
public interface TimeoutPolicy {

    /**
     * Returns the remaining time.
     *
     * @param exchange the exchange in its current state
     * @param now the current {@link System#nanoTime()}
     * @return nanoseconds; zero or less if the exchange must end
     */
    long remainingNanos(Exchange exchange, long now);

    /** Creates the exception for an exchange that timed out. */
    SyncSketchException timedOut(Exchange exchange);
}
