package com.syncsketch.sdk.client.internal;

import com.syncsketch.sdk.client.retry.RetryPolicy;
import jakarta.annotation.Nullable;
import java.time.Duration;

/**
 * How long calls may take and how often they are tried.
 *
 * @param readTimeout how long one attempt may take
 * @param totalTimeout how long all attempts and the pauses between them may take; null for the usual time
 * @param retry how often a call is tried
 */
public record CallSettings(Duration readTimeout, @Nullable Duration totalTimeout, RetryPolicy retry) {

    private static final Duration USUAL_TOTAL = Duration.ofMinutes(3);

    /** Gives the limit over all attempts. One that is not set never cuts a single attempt short. */
    Duration total() {
        if (totalTimeout != null) {
            return totalTimeout;
        }
        return readTimeout.compareTo(USUAL_TOTAL) > 0 ? readTimeout : USUAL_TOTAL;
    }

    /**
     * Checks a time-out.
     *
     * @param timeout the longest time
     * @return the same
     * @throws IllegalArgumentException if it is less than a millisecond or more than about 24 days
     */
    public static Duration checked(Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0
                || timeout.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("A time-out must be 1 to " + Integer.MAX_VALUE + " ms");
        }
        return timeout;
    }
}
