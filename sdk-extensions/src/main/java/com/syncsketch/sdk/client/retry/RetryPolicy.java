package com.syncsketch.sdk.client.retry;

import com.syncsketch.sdk.client.internal.util.Durations;
import java.time.Duration;
import java.util.Objects;

/**
 * Defines how often a failed request is retried, and how long the client waits in between.
 *
 * <p>Whether a request may be retried does not depend on the policy, but on the request and the failure:
 *
 * <ul>
 *   <li>GET, HEAD, PUT, DELETE and PATCH are retried after a connection that could not be established or broke, a timeout of
 *       an attempt, and the statuses 408, 429, 500, 502, 503 and 504. They are idempotent, and so is each PATCH operation of
 *       the contract. For a PATCH of your own that is not, use a client with {@link #none()}.
 *   <li>GET and HEAD are also retried after a 2xx response that is not JSON at all, such as the page of a proxy, or that
 *       reports an error.
 *   <li>POST is retried only if nothing was sent because the connection could not be established, and after 429 or 503 with
 *       a valid {@code Retry-After} header, by which the service states that it did nothing. Without the header, not even
 *       429 is retried: a proxy that had already forwarded the request may have sent it. If you know better, catch
 *       {@link com.syncsketch.sdk.client.error.RateLimitedException} and call the method again.
 *   <li>The upload of a file in a single request is retried only if nothing was sent. A part of a file is retried like a
 *       PUT, and also if its signature expired, its checksum does not match, or a proxy seems to have responded in place of
 *       the storage; the total timeout does not apply. So are the other steps of a multipart upload that are safe to repeat.
 *   <li>A download is retried like a GET, from the beginning of the file.
 *   <li>A host whose certificate is not trusted is not tried again.
 * </ul>
 *
 * <p>Before a retry, the client waits for a random time between zero and {@link #getBaseDelay()}, doubled with each failure
 * up to {@link #getMaxDelay()} (exponential backoff with full jitter). If the service or its storage sends
 * {@code Retry-After}, that delay is added. The client's total timeout also limits retries.
 *
 * <p>Nothing below this policy sends a request twice: the HTTP transport sends each attempt once. It detects a connection
 * that the server closed while it was idle before it writes a request to it.
 *
 * <p>The rate limits of the service are not known; the values of {@link #standard()} are common defaults.
 *
 * <p>Immutable and thread-safe.
 */
public final class RetryPolicy {

    private static final RetryPolicy STANDARD = builder().build();
    private static final RetryPolicy NONE = builder().maxAttempts(1).build();

    private final int maxAttempts;
    private final Duration baseDelay;
    private final Duration maxDelay;
    private final Duration maxRetryAfter;

    private RetryPolicy(Builder builder) {
        maxAttempts = builder.maxAttempts;
        baseDelay = builder.baseDelay;
        maxDelay = builder.maxDelay;
        maxRetryAfter = builder.maxRetryAfter;
    }

    /**
     * Returns the default policy of a client: 4 attempts, delays of up to 500 ms, 1 s and 2 s, and a {@code Retry-After} of
     * up to 60 seconds.
     *
     * @return the default policy
     */
    public static RetryPolicy standard() {
        return STANDARD;
    }

    /**
     * Returns a policy without retries.
     *
     * @return a policy with a single attempt
     */
    public static RetryPolicy none() {
        return NONE;
    }

    /**
     * Creates a builder with the values of {@link #standard()}.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the maximum number of attempts.
     *
     * @return the number of attempts including the first one; at least 1
     */
    public int getMaxAttempts() {
        return maxAttempts;
    }

    /**
     * Returns the maximum delay after the first failure.
     *
     * @return a duration of zero or more
     */
    public Duration getBaseDelay() {
        return baseDelay;
    }

    /**
     * Returns the maximum delay that the client chooses.
     *
     * @return a duration of zero or more
     */
    public Duration getMaxDelay() {
        return maxDelay;
    }

    /**
     * Returns the maximum delay that the service or its storage may request.
     *
     * @return a duration of zero or more
     */
    public Duration getMaxRetryAfter() {
        return maxRetryAfter;
    }

    /** Returns whether the other object is a policy with the same values. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RetryPolicy policy
                && maxAttempts == policy.maxAttempts
                && baseDelay.equals(policy.baseDelay)
                && maxDelay.equals(policy.maxDelay)
                && maxRetryAfter.equals(policy.maxRetryAfter);
    }

    @Override
    public int hashCode() {
        return Objects.hash(maxAttempts, baseDelay, maxDelay, maxRetryAfter);
    }

    /** Returns the values. */
    @Override
    public String toString() {
        return "RetryPolicy{maxAttempts=" + maxAttempts + ", baseDelay=" + baseDelay + ", maxDelay=" + maxDelay
                + ", maxRetryAfter=" + maxRetryAfter + "}";
    }

    /** Builds a {@link RetryPolicy}. Not thread-safe. */
    public static final class Builder {

        private int maxAttempts = 4;
        private Duration baseDelay = Duration.ofMillis(500);
        private Duration maxDelay = Duration.ofSeconds(8);
        private Duration maxRetryAfter = Duration.ofSeconds(60);

        private Builder() {}

        /**
         * Sets the maximum number of attempts. The default is 4.
         *
         * @param maxAttempts the number of attempts including the first one; at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxAttempts(int maxAttempts) {
            if (maxAttempts < 1) {
                throw new IllegalArgumentException("maxAttempts must be at least 1");
            }
            this.maxAttempts = maxAttempts;
            return this;
        }

        /**
         * Sets the maximum delay after the first failure. It doubles with each failure. The default is 500 ms.
         *
         * @param baseDelay a duration of zero or more
         * @return this builder
         * @throws IllegalArgumentException if it is negative or more than about 24 days
         */
        public Builder baseDelay(Duration baseDelay) {
            this.baseDelay = Durations.pause(baseDelay, "baseDelay");
            return this;
        }

        /**
         * Sets the maximum delay that the client chooses. The default is 8 seconds.
         *
         * @param maxDelay a duration of zero or more
         * @return this builder
         * @throws IllegalArgumentException if it is negative or more than about 24 days
         */
        public Builder maxDelay(Duration maxDelay) {
            this.maxDelay = Durations.pause(maxDelay, "maxDelay");
            return this;
        }

        /**
         * Sets the maximum delay that the service or its storage may request. The default is 60 seconds. If a longer delay
         * is requested, the request fails at once instead of being retried, and {@code getRetryAfter()} of the exception
         * returns the delay.
         *
         * @param maxRetryAfter a duration of zero or more
         * @return this builder
         * @throws IllegalArgumentException if it is negative or more than about 24 days
         */
        public Builder maxRetryAfter(Duration maxRetryAfter) {
            this.maxRetryAfter = Durations.pause(maxRetryAfter, "maxRetryAfter");
            return this;
        }

        /**
         * Builds the policy.
         *
         * @return an immutable policy
         */
        public RetryPolicy build() {
            return new RetryPolicy(this);
        }
    }
}
