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
 * <p>Connections that share a slow link with a deep buffer starve each other: packets of one are dropped again and again while
 * the others move. So a transfer may stand still for longer while others make progress.
 *
 * @param operation the operation, for the message
 * @param stall how long nothing may be sent
 * @param progress the progress of all transfers
 * @param response how long the response may take after the last byte
 * @param stalled creates the exception for a transfer that stands still
 */
public record TransferTimeout(
        OperationInfo operation,
        Duration stall,
        SharedProgress progress,
        Duration response,
        Function<Exchange, SyncSketchException> stalled)
        implements TimeoutPolicy {

    /** The timeout of the body of an early error response, whose status is already known. */
    private static final long REFUSAL_NANOS = 30_000_000_000L;

    /**
     * How many stall timeouts a transfer may stand still while others make progress. Measured silences are a minute long, the
     * sum of TCP's first six retransmission timeouts.
     */
    private static final int STARVATION_FACTOR = 5;

    @Override
    public long remainingNanos(Exchange exchange, long now) {
        if (exchange.isRequestComplete()) {
            return Timing.nanos(response) - (now - exchange.requestCompletedAt());
        }
        if (exchange.status() >= 300) {
            return REFUSAL_NANOS - (now - exchange.headReceivedAt());
        }
        progress.record(exchange.lastProgress());
        long limit = Timing.nanos(stall);
        long remaining = limit - (now - exchange.lastProgress());
        boolean othersMove = now - progress.last() < limit;
        return remaining > 0 || !othersMove ? remaining : remaining + (STARVATION_FACTOR - 1) * limit;
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
