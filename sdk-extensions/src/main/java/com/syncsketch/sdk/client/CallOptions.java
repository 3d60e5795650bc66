package com.syncsketch.sdk.client;

import com.syncsketch.sdk.client.internal.CallSettings;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.Objects;

/**
 * What {@link SyncSketchClient#with} changes for some calls. What is not set stays as the client has it. Immutable and
 * safe for use by several threads.
 */
public final class CallOptions {

    @Nullable
    private final Duration readTimeout;

    @Nullable
    private final Duration totalTimeout;

    @Nullable
    private final RetryPolicy retry;

    private CallOptions(Builder builder) {
        readTimeout = builder.readTimeout;
        totalTimeout = builder.totalTimeout;
        retry = builder.retry;
    }

    /**
     * Starts options.
     *
     * @return a builder in which nothing is set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Gives how long an attempt may take.
     *
     * @return the longest time, or null if it is not set
     */
    @Nullable
    public Duration readTimeout() {
        return readTimeout;
    }

    /**
     * Gives how long a call may take with all its attempts and pauses.
     *
     * @return the longest time, or null if it is not set
     */
    @Nullable
    public Duration totalTimeout() {
        return totalTimeout;
    }

    /**
     * Gives how often a call that failed is repeated.
     *
     * @return the policy, or null if it is not set
     */
    @Nullable
    public RetryPolicy retry() {
        return retry;
    }

    /** Shows what is set. */
    @Override
    public String toString() {
        return "CallOptions{readTimeout=" + readTimeout + ", totalTimeout=" + totalTimeout + ", retry=" + retry + "}";
    }

    CallSettings over(CallSettings settings) {
        return new CallSettings(
                readTimeout == null ? settings.readTimeout() : readTimeout,
                totalTimeout == null ? settings.totalTimeout() : totalTimeout,
                retry == null ? settings.retry() : retry);
    }

    /** Builds {@link CallOptions}. Not safe for use by several threads. */
    public static final class Builder {

        @Nullable
        private Duration readTimeout;

        @Nullable
        private Duration totalTimeout;

        @Nullable
        private RetryPolicy retry;

        private Builder() {}

        /**
         * Sets how long an attempt may take; see {@link SyncSketchClientBuilder#readTimeout}.
         *
         * @param readTimeout the longest time; at least a millisecond, about 24 days at most
         * @return this builder
         * @throws IllegalArgumentException if it is out of these bounds
         */
        public Builder readTimeout(Duration readTimeout) {
            this.readTimeout = CallSettings.checked(readTimeout);
            return this;
        }

        /**
         * Sets how long a call may take with all its attempts and pauses; see
         * {@link SyncSketchClientBuilder#totalTimeout}.
         *
         * @param totalTimeout the longest time; at least a millisecond, about 24 days at most
         * @return this builder
         * @throws IllegalArgumentException if it is out of these bounds
         */
        public Builder totalTimeout(Duration totalTimeout) {
            this.totalTimeout = CallSettings.checked(totalTimeout);
            return this;
        }

        /**
         * Sets how often a call that failed is repeated.
         *
         * @param retry the policy
         * @return this builder
         */
        public Builder retry(RetryPolicy retry) {
            this.retry = Objects.requireNonNull(retry, "retry");
            return this;
        }

        /**
         * Builds the options.
         *
         * @return immutable options
         */
        public CallOptions build() {
            return new CallOptions(this);
        }
    }
}
