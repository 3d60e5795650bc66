package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.http.engine.Exchange;
import com.syncsketch.sdk.client.internal.http.engine.TimeoutPolicy;
import com.syncsketch.sdk.client.internal.util.Timing;
import java.time.Duration;
import java.util.function.Function;

/**
 * Lets the upload of a file take any time as long as bytes move, and limits how long the response may take after the last
 * one. A limit for the whole would end long uploads, and none at all would wait for a dead server forever.
 *
 * @param operation the operation, for the message
 * @param stall how long nothing may be sent
 * @param response how long the response may take after the last byte
 * @param stalled creates the exception for a transfer that stands still
 */
public record TransferTimeout(
        OperationInfo operation, Duration stall, Duration response, Function<Exchange, SyncSketchException> stalled)
        implements TimeoutPolicy {

    /** The timeout of the body of an early error response, whose status is already known. */
    private static final long REFUSAL_NANOS = 30_000_000_000L;

    @Override
    public long remainingNanos(Exchange exchange, long now) {
        if (exchange.isRequestComplete()) {
            return Timing.nanos(response) - (now - exchange.requestCompletedAt());
        }
        if (exchange.status() >= 300) {
            return REFUSAL_NANOS - (now - exchange.headReceivedAt());
        }
        return Timing.nanos(stall) - (now - exchange.lastProgress());
    }

    @Override
    public SyncSketchException timedOut(Exchange exchange) {
        if (exchange.isRequestComplete() || exchange.status() >= 300) {
            return new RequestTimeoutException(operation + ": the response was not complete " + response.toMillis()
                    + " ms after the last byte was sent");
        }
        return stalled.apply(exchange);
    }
}
