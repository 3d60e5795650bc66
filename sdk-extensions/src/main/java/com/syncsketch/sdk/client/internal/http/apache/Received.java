package com.syncsketch.sdk.client.internal.http.apache;

import jakarta.annotation.Nullable;
import java.time.Duration;
import org.apache.hc.core5.util.TimeValue;

/**
 * A response that was consumed.
 *
 * @param status the HTTP status
 * @param result what the reader made of the body
 * @param keepAlive how long the server keeps the connection open, zero if it does not say; null if the connection cannot be
 *     reused
 */
record Received<T>(int status, T result, @Nullable Duration keepAlive) {

    /** Servers close an idle connection on time; a client that is a second early never meets that. */
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
