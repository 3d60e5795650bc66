package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.http.engine.Exchange;
import com.syncsketch.sdk.client.internal.http.engine.TimeoutPolicy;
import com.syncsketch.sdk.client.internal.util.Timing;
import java.time.Duration;

/**
 * Limits an exchange as a whole, from the first attempt to connect to the last byte of the response.
 *
 * @param operation the operation, for the message
 * @param limit the timeout
 * @param start the {@link System#nanoTime()} from which it counts: redirects share one timeout
 */
record RequestTimeout(OperationInfo operation, Duration limit, long start) implements TimeoutPolicy {

    static RequestTimeout of(OperationInfo operation, Duration limit) {
        return new RequestTimeout(operation, limit, System.nanoTime());
    }

    @Override
    public long remainingNanos(Exchange exchange, long now) {
        return Timing.nanos(limit) - (now - start);
    }

    @Override
    public SyncSketchException timedOut(Exchange exchange) {
        return new RequestTimeoutException(
                operation + ": the response was not complete after " + limit.toMillis() + " ms");
    }
}
