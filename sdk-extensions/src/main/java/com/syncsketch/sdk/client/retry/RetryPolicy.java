package com.syncsketch.sdk.client.retry;

import com.syncsketch.sdk.client.internal.util.Durations;
import java.time.Duration;
import java.util.Objects;

/**
 * How often a call that failed is repeated, and how long the client pauses before.
 *
 * <p>What may be repeated is not up to the policy; it follows from the call and from what went wrong:
 *
 * <ul>
 *   <li>GET, HEAD, PUT, DELETE and PATCH are repeated after a connection that failed or broke, an attempt that timed
 *       out, and the statuses 408, 429, 500, 502, 503 and 504. Doing them twice does what doing them once does: no
 *       PATCH of the contract counts up. For one of your own that does, take a client with {@link #none()}.
 *   <li>POST is repeated only where nothing was sent because no connection came about, and after 429 or 503 with a
 *       {@code Retry-After} header that can be read, by which the service says that it did nothing and wants to be asked
 *       again. Without the header neither is repeated, not even 429: the status alone may come from something in between
 *       that had passed the request on, and no source shows what this service sends. Where your program knows better, it
 *       can catch {@link com.syncsketch.sdk.client.error.RateLimitedException} and call again.
 *   <li>An upload of a file as a whole is repeated only where nothing was sent. A part of a file is repeated as a PUT is,
 *       and also where its signature expired or other bytes arrived than were sent; the total time-out does not count.
 *   <li>A download is repeated as a GET is, from the beginning of the file.
 *   <li>A host whose certificate is not trusted is not asked again.
 * </ul>
 *
 * <p>Before a repetition the client pauses for a random time between zero and {@link #baseDelay()}, doubled with each
 * failure up to {@link #maxDelay()} (exponential back-off with full jitter). Where the service or its storage
 * names a pause in {@code Retry-After}, that one is added. The total time-out of the client ends the repetitions, too.
 *
 * <p>Nothing is sent twice below this policy: the HTTP transport sends each attempt once. A connection that the server has closed
 * while it was idle is noticed before a request is written to it.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * <p>Evidence: no source shows the limits of the service. The official Python client repeats nothing but the parts of
 * an upload. The values of {@link #standard()} are those that are usual for such clients.
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
     * Gives the policy that a client has unless another one is set: 4 attempts, pauses of up to 500 ms, 1 s and 2 s,
     * and a {@code Retry-After} of up to 60 seconds.
     *
     * @return the standard policy
     */
    public static RetryPolicy standard() {
        return STANDARD;
    }

    /**
     * Gives the policy that repeats nothing.
     *
     * @return a policy of one attempt
     */
    public static RetryPolicy none() {
        return NONE;
    }

    /**
     * Starts a policy.
     *
     * @return a builder with the values of {@link #standard()}
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Gives how often a call is tried.
     *
     * @return the number of attempts, the first one included; at least 1
     */
    public int maxAttempts() {
        return maxAttempts;
    }

    /**
     * Gives the longest pause after the first failure.
     *
     * @return a duration of zero or more
     */
    public Duration baseDelay() {
        return baseDelay;
    }

    /**
     * Gives the longest pause that the client chooses by itself.
     *
     * @return a duration of zero or more
     */
    public Duration maxDelay() {
        return maxDelay;
    }

    /**
     * Gives the longest pause that the service or its storage may ask for.
     *
     * @return a duration of zero or more
     */
    public Duration maxRetryAfter() {
        return maxRetryAfter;
    }

    /** Tells whether the other object is a policy of the same values. */
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

    /** Shows the values. */
    @Override
    public String toString() {
        return "RetryPolicy{maxAttempts=" + maxAttempts + ", baseDelay=" + baseDelay + ", maxDelay=" + maxDelay
                + ", maxRetryAfter=" + maxRetryAfter + "}";
    }

    /** Builds a {@link RetryPolicy}. Not safe for use by several threads. */
    public static final class Builder {

        private int maxAttempts = 4;
        private Duration baseDelay = Duration.ofMillis(500);
        private Duration maxDelay = Duration.ofSeconds(8);
        private Duration maxRetryAfter = Duration.ofSeconds(60);

        private Builder() {}

        /**
         * Sets how often a call is tried: 4 times, unless set.
         *
         * @param maxAttempts the number of attempts, the first one included; at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is less
         */
        public Builder maxAttempts(int maxAttempts) {
            if (maxAttempts < 1) {
                throw new IllegalArgumentException("There must be at least one attempt");
            }
            this.maxAttempts = maxAttempts;
            return this;
        }

        /**
         * Sets the longest pause after the first failure: 500 ms, unless set. It doubles with each failure.
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
         * Sets the longest pause that the client chooses by itself: 8 seconds, unless set.
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
         * Sets the longest pause that the service or its storage may ask for: 60 seconds, unless set. Where it asks for a longer one,
         * the call is not repeated but fails at once, and
         * {@code retryAfter()} of the exception tells what it asked for: the caller knows better what to do in an hour.
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
