package com.syncsketch.sdk.client;

import com.syncsketch.sdk.client.internal.http.RequestSettings;
import com.syncsketch.sdk.client.internal.http.engine.RequestHeaders;
import com.syncsketch.sdk.client.internal.util.Durations;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.Objects;

/**
 * Options that override the client's settings for some requests; see {@link SyncSketchClient#with}:
 *
 * <pre>{@code
 * RequestOptions options = RequestOptions.builder().readTimeout(Duration.ofMinutes(5)).build();
 * client.with(options).tree();
 * }</pre>
 *
 * <p>Options that are not set keep the client's value. Immutable and thread-safe.
 */
public final class RequestOptions {

    @Nullable
    private final Duration readTimeout;

    @Nullable
    private final Duration totalTimeout;

    @Nullable
    private final RetryPolicy retryPolicy;

    private final RequestHeaders headers;

    private RequestOptions(Builder builder) {
        readTimeout = builder.readTimeout;
        totalTimeout = builder.totalTimeout;
        retryPolicy = builder.retryPolicy;
        headers = builder.headers;
    }

    /**
     * Creates a builder without options.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the timeout of each attempt.
     *
     * @return the timeout, or null if it is not set
     */
    @Nullable
    public Duration getReadTimeout() {
        return readTimeout;
    }

    /**
     * Returns the timeout for all attempts including the delays between them.
     *
     * @return the timeout, or null if it is not set
     */
    @Nullable
    public Duration getTotalTimeout() {
        return totalTimeout;
    }

    /**
     * Returns the retry policy.
     *
     * @return the policy, or null if it is not set
     */
    @Nullable
    public RetryPolicy getRetryPolicy() {
        return retryPolicy;
    }

    /** Returns the options that are set, except for headers, which may be secret. */
    @Override
    public String toString() {
        return "RequestOptions{readTimeout=" + readTimeout + ", totalTimeout=" + totalTimeout + ", retryPolicy="
                + retryPolicy + "}";
    }

    RequestSettings over(RequestSettings settings) {
        return new RequestSettings(
                readTimeout == null ? settings.readTimeout() : readTimeout,
                totalTimeout == null ? settings.totalTimeout() : totalTimeout,
                retryPolicy == null ? settings.retry() : retryPolicy,
                settings.headers().replacedBy(headers));
    }

    /** Builds {@link RequestOptions}. Not thread-safe. */
    public static final class Builder {

        @Nullable
        private Duration readTimeout;

        @Nullable
        private Duration totalTimeout;

        @Nullable
        private RetryPolicy retryPolicy;

        private RequestHeaders headers = RequestHeaders.NONE;

        private Builder() {}

        /**
         * Sets the timeout of each attempt; see {@link SyncSketchClientBuilder#readTimeout}.
         *
         * @param readTimeout the timeout; at least 1 ms, at most about 24 days
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder readTimeout(Duration readTimeout) {
            this.readTimeout = Durations.timeout(readTimeout, "readTimeout");
            return this;
        }

        /**
         * Sets the timeout for all attempts including the delays between them; see
         * {@link SyncSketchClientBuilder#totalTimeout}.
         *
         * @param totalTimeout the timeout; at least 1 ms, at most about 24 days
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder totalTimeout(Duration totalTimeout) {
            this.totalTimeout = Durations.timeout(totalTimeout, "totalTimeout");
            return this;
        }

        /**
         * Sets the retry policy.
         *
         * @param retryPolicy the policy
         * @return this builder
         */
        public Builder retryPolicy(RetryPolicy retryPolicy) {
            this.retryPolicy = Objects.requireNonNull(retryPolicy, "retryPolicy");
            return this;
        }

        /**
         * Adds a header to the requests; see {@link SyncSketchClientBuilder#header}.
         *
         * @param name the header name
         * @param value the header value, printable ASCII
         * @return this builder
         * @throws IllegalArgumentException if the header is invalid or is set by the client itself
         */
        public Builder header(String name, String value) {
            headers = headers.withUserHeader(name, value);
            return this;
        }

        /**
         * Builds the options.
         *
         * @return immutable options
         */
        public RequestOptions build() {
            return new RequestOptions(this);
        }
    }
}
