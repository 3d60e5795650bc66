package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.error.SyncSketchException;

/** Decides how long an exchange may take. Asked by the engine's watchdog every few milliseconds; must be thread-safe. */
public interface TimeoutPolicy {

    /**
     * Returns how much time is left.
     *
     * @param exchange the exchange in its current state
     * @param now the current {@link System#nanoTime()}
     * @return nanoseconds; zero or less if the exchange must end
     */
    long remainingNanos(Exchange exchange, long now);

    /** Creates the exception for an exchange that took too long. */
    SyncSketchException timedOut(Exchange exchange);
}
