package com.syncsketch.sdk.client.task;

import com.syncsketch.sdk.client.internal.util.Durations;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.Objects;

/** How to wait for the media of items. Immutable and, if the progress listener is, thread-safe. */
public final class ProcessingOptions {

    private static final ProcessingOptions STANDARD = builder().build();

    private final Duration timeout;
    private final Duration pollInterval;
    private final Duration maxPollInterval;

    @Nullable
    private final ProcessingListener progressListener;

    private ProcessingOptions(Builder builder) {
        timeout = builder.timeout;
        pollInterval = builder.pollInterval;
        maxPollInterval = builder.maxPollInterval;
        progressListener = builder.progressListener;
    }

    /**
     * Returns the default options: a timeout of 30 minutes, a poll interval that grows from 1 to 10 seconds, no listener.
     *
     * @return the default options
     */
    public static ProcessingOptions standard() {
        return STANDARD;
    }

    /**
     * Creates a builder with the default options.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the timeout.
     *
     * @return the maximum time to wait for all items
     */
    public Duration getTimeout() {
        return timeout;
    }

    /**
     * Returns the first poll interval.
     *
     * @return the pause after the first status requests
     */
    public Duration getPollInterval() {
        return pollInterval;
    }

    /**
     * Returns the maximum poll interval.
     *
     * @return the longest pause between status requests for an item
     */
    public Duration getMaxPollInterval() {
        return maxPollInterval;
    }

    /**
     * Returns the progress listener.
     *
     * @return the listener, or null if none is set
     */
    @Nullable
    public ProcessingListener getProgressListener() {
        return progressListener;
    }

    /** Builds {@link ProcessingOptions}. Not thread-safe. */
    public static final class Builder {

        private Duration timeout = Task.DEFAULT_TIMEOUT;
        private Duration pollInterval = Duration.ofSeconds(1);
        private Duration maxPollInterval = Duration.ofSeconds(10);

        @Nullable
        private ProcessingListener progressListener;

        private Builder() {}

        /**
         * Sets the timeout. The default is 30 minutes. Each item is read at least once. A status request in progress may take
         * up to the client's total timeout longer.
         *
         * @param timeout the maximum time to wait for all items; at least 1 ms, at most about 24 days
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder timeout(Duration timeout) {
            this.timeout = Durations.timeout(timeout, "timeout");
            return this;
        }

        /**
         * Sets the first poll interval. The default is 1 second. Each interval is half as long again as the one before, up to
         * {@link #maxPollInterval}.
         *
         * @param pollInterval the pause after the first status requests; at least 1 ms, at most about 24 days
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder pollInterval(Duration pollInterval) {
            this.pollInterval = Durations.timeout(pollInterval, "pollInterval");
            return this;
        }

        /**
         * Sets the maximum poll interval. The default is 10 seconds. If the first interval is longer, it does not grow.
         *
         * @param maxPollInterval the longest pause; at least 1 ms, at most about 24 days
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder maxPollInterval(Duration maxPollInterval) {
            this.maxPollInterval = Durations.timeout(maxPollInterval, "maxPollInterval");
            return this;
        }

        /**
         * Sets a listener for the progress.
         *
         * @param progressListener the listener
         * @return this builder
         */
        public Builder progressListener(ProcessingListener progressListener) {
            this.progressListener = Objects.requireNonNull(progressListener, "progressListener");
            return this;
        }

        /**
         * Builds the options.
         *
         * @return immutable options
         */
        public ProcessingOptions build() {
            return new ProcessingOptions(this);
        }
    }
}
