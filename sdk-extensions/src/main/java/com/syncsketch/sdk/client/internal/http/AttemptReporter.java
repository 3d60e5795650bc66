package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.http.AttemptEvent;
import com.syncsketch.sdk.client.http.AttemptListener;
import com.syncsketch.sdk.client.internal.http.engine.Exchange;
import com.syncsketch.sdk.client.internal.http.engine.HttpRequest;
import com.syncsketch.sdk.client.internal.util.SafeListener;
import com.syncsketch.sdk.client.internal.util.Timing;
import jakarta.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each attempt at DEBUG and passes it to the user's listener. Thread-safe. */
final class AttemptReporter {

    static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.http");

    private final SafeListener<AttemptEvent> listener;
    private final Timing timing;

    AttemptReporter(@Nullable AttemptListener listener, Timing timing) {
        this.listener = new SafeListener<>(listener == null ? null : listener::onAttempt, "request", LOG);
        this.timing = timing;
    }

    /** Starts an attempt, which is reported when it has finished. */
    AttemptRecorder start(int number, OperationInfo operation, HttpRequest request, Exchange exchange) {
        return new AttemptRecorder(this, number, operation, request, exchange, now());
    }

    long now() {
        return timing.nanoTime().getAsLong();
    }

    boolean isWatched() {
        return listener.isPresent();
    }

    void report(AttemptEvent event) {
        listener.accept(event);
    }
}
