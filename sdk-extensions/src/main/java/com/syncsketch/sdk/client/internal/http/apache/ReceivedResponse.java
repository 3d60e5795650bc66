package com.syncsketch.sdk.client.internal.http.apache;

import jakarta.annotation.Nullable;
import java.time.Duration;
import org.apache.hc.core5.util.TimeValue;

/**
 * A response that was consumed.
 *
 * @param status the HTTP status
 * @param result the result of the body reader
 * @param keepAlive how long the server keeps the connection open, zero if it does not say; null if the connection cannot be
 *     reused
 */
record ReceivedResponse<T>(int status, T result, @Nullable Duration keepAlive) {

    /** The client closes idle connections earlier than the server, so that it never uses one that is being closed. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    /** Returns how long the connection may be kept, given the limit of the client. */
    TimeValue keepAlive(Duration limit) {
        Duration kept = limit;
        if (keepAlive != null && !keepAlive.isZero() && keepAlive.compareTo(limit) < 0) {
            kept = keepAlive.compareTo(MARGIN) > 0 ? keepAlive.minus(MARGIN) : Duration.ofMillis(1);
        }
        return TimeValue.ofMilliseconds(kept.toMillis());
    }
}
