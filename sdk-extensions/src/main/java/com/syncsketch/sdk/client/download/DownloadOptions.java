package com.syncsketch.sdk.client.download;

import com.syncsketch.sdk.client.internal.util.Durations;
import jakarta.annotation.Nullable;
import java.time.Duration;

/** Options of a download. Immutable and, if the progress listener is, thread-safe. */
public final class DownloadOptions {

    private static final DownloadOptions STANDARD = builder().build();

    private final long maxBytes;
    private final boolean overwrite;
    private final Duration idleTimeout;

    @Nullable
    private final DownloadListener progressListener;

    private DownloadOptions(Builder builder) {
        maxBytes = builder.maxBytes;
        overwrite = builder.overwrite;
        idleTimeout = builder.idleTimeout;
        progressListener = builder.progressListener;
    }

    /**
     * Returns the default options: no size limit, existing files are not overwritten, an idle timeout of 60 seconds, no
     * listener.
     *
     * @return the default options
     */
    public static DownloadOptions standard() {
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
     * Returns the maximum file size.
     *
     * @return the size in bytes
     */
    public long getMaxBytes() {
        return maxBytes;
    }

    /**
     * Returns whether an existing file is replaced.
     *
     * @return true to replace it; false to fail the download
     */
    public boolean isOverwrite() {
        return overwrite;
    }

    /**
     * Returns the idle timeout.
     *
     * @return the maximum time in which the storage sends no byte
     */
    public Duration getIdleTimeout() {
        return idleTimeout;
    }

    /**
     * Returns the progress listener.
     *
     * @return the listener, or null if none is set
     */
    @Nullable
    public DownloadListener getProgressListener() {
        return progressListener;
    }

    /** Builds {@link DownloadOptions}. Not thread-safe. */
    public static final class Builder {

        private long maxBytes = Long.MAX_VALUE;
        private boolean overwrite;
        private Duration idleTimeout = Duration.ofSeconds(60);

        @Nullable
        private DownloadListener progressListener;

        private Builder() {}

        /**
         * Sets the maximum file size. The default is no limit. The download of a larger file fails, right at the beginning
         * if the storage announces the size.
         *
         * @param maxBytes the size in bytes, at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxBytes(long maxBytes) {
            if (maxBytes < 1) {
                throw new IllegalArgumentException("maxBytes must be at least 1");
            }
            this.maxBytes = maxBytes;
            return this;
        }

        /**
         * Sets whether an existing file is replaced once the new file is complete. The default is false.
         *
         * @param overwrite true to replace it; false to fail the download
         * @return this builder
         */
        public Builder overwrite(boolean overwrite) {
            this.overwrite = overwrite;
            return this;
        }

        /**
         * Sets the idle timeout: how long the storage may send nothing before an attempt is aborted. The default is 60
         * seconds.
         *
         * @param idleTimeout the timeout; at least 1 ms, at most about 24 days
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder idleTimeout(Duration idleTimeout) {
            this.idleTimeout = Durations.timeout(idleTimeout, "idleTimeout");
            return this;
        }

        /**
         * Sets a listener for the progress of the download.
         *
         * @param progressListener the listener
         * @return this builder
         */
        public Builder progressListener(DownloadListener progressListener) {
            this.progressListener = progressListener;
            return this;
        }

        /**
         * Builds the options.
         *
         * @return immutable options
         */
        public DownloadOptions build() {
            return new DownloadOptions(this);
        }
    }
}
