package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.internal.http.engine.RequestHeaders;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import jakarta.annotation.Nullable;
import java.time.Duration;

/**
 * Timeouts, retries and additional headers of requests.
 *
 * @param readTimeout the timeout of one attempt
 * @param totalTimeout the timeout of all attempts and the pauses between them; null for the default
 * @param retry the retry policy
 * @param headers headers in addition to those of the operation
 */
public record RequestSettings(
        Duration readTimeout, @Nullable Duration totalTimeout, RetryPolicy retry, RequestHeaders headers) {

    private static final Duration DEFAULT_TOTAL = Duration.ofMinutes(3);

    /** Returns the total timeout. The default is never shorter than that of one attempt. */
    public Duration total() {
        if (totalTimeout != null) {
            return totalTimeout;
        }
        return readTimeout.compareTo(DEFAULT_TOTAL) > 0 ? readTimeout : DEFAULT_TOTAL;
    }

    /** Returns the same settings without a total timeout. */
    public RequestSettings withoutTotalTimeout() {
        return new RequestSettings(readTimeout, Duration.ofDays(10_000), retry, headers);
    }
}
