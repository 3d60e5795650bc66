package com.syncsketch.sdk.client;

import com.syncsketch.sdk.client.internal.http.RequestHeaders;
import com.syncsketch.sdk.client.internal.http.RequestSettings;
import com.syncsketch.sdk.client.internal.util.Durations;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.Objects;

/**
 * Options that {@link SyncSketchClient#with} applies to some requests. What is not set stays as the client has it. Immutable and
 * thread-safe.
 */
public final class RequestOptions {

    @Nullable
    private final Duration readTimeout;

    @Nullable
    private final Duration totalTimeout;

    @Nullable
    private final RetryPolicy retry;

    private final RequestHeaders headers;

    private RequestOptions(Builder builder) {
        readTimeout = builder.readTimeout;
        totalTimeout = builder.totalTimeout;
        retry = builder.retry;
        headers = builder.headers;
    }

    /**
     * Creates a builder in which nothing is set.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the timeout of one attempt.
     *
     * @return the timeout, or null if it is not set
     */
    @Nullable
    public Duration readTimeout() {
        return readTimeout;
    }

    /**
     * Returns the timeout over all attempts and the pauses between them.
     *
     * @return the timeout, or null if it is not set
     */
    @Nullable
    public Duration totalTimeout() {
        return totalTimeout;
    }

    /**
     * Returns the retry policy.
     *
     * @return the policy, or null if it is not set
     */
    @Nullable
    public RetryPolicy retry() {
        return retry;
    }

    /** Shows what is set; of headers, which may be secret, nothing. */
    @Override
    public String toString() {
        return "RequestOptions{readTimeout=" + readTimeout + ", totalTimeout=" + totalTimeout + ", retry=" + retry
                + "}";
    }

    RequestSettings over(RequestSettings settings) {
        return new RequestSettings(
                readTimeout == null ? settings.readTimeout() : readTimeout,
                totalTimeout == null ? settings.totalTimeout() : totalTimeout,
                retry == null ? settings.retry() : retry,
                settings.headers().replacedBy(headers));
    }

    /** Builds {@link RequestOptions}. Not thread-safe. */
    public static final class Builder {

        @Nullable
        private Duration readTimeout;

        @Nullable
        private Duration totalTimeout;

        @Nullable
        private RetryPolicy retry;

        private RequestHeaders headers = RequestHeaders.NONE;

        private Builder() {}

        /**
         * Sets the timeout of one attempt; see {@link SyncSketchClientBuilder#readTimeout}.
         *
         * @param readTimeout the timeout; at least a millisecond, about 24 days at most
         * @return this builder
         * @throws IllegalArgumentException if it is out of these bounds
         */
        public Builder readTimeout(Duration readTimeout) {
            this.readTimeout = Durations.timeout(readTimeout, "readTimeout");
            return this;
        }

        /**
         * Sets the timeout over all attempts and the pauses between them; see
         * {@link SyncSketchClientBuilder#totalTimeout}.
         *
         * @param totalTimeout the timeout; at least a millisecond, about 24 days at most
         * @return this builder
         * @throws IllegalArgumentException if it is out of these bounds
         */
        public Builder totalTimeout(Duration totalTimeout) {
            this.totalTimeout = Durations.timeout(totalTimeout, "totalTimeout");
            return this;
        }

        /**
         * Sets the retry policy.
         *
         * @param retry the policy
         * @return this builder
         */
        public Builder retry(RetryPolicy retry) {
            this.retry = Objects.requireNonNull(retry, "retry");
            return this;
        }

        /**
         * Adds a header to the requests; see {@link SyncSketchClientBuilder#header}.
         *
         * @param name the header name
         * @param value the header value, printable ASCII
         * @return this builder
         * @throws IllegalArgumentException if the header cannot be sent or is set by the client itself
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
