package com.syncsketch.sdk.client.download;

import com.syncsketch.sdk.client.internal.util.Durations;
import jakarta.annotation.Nullable;
import java.time.Duration;

/** How to treat a download. Immutable. */
public final class DownloadOptions {

    private static final DownloadOptions STANDARD = builder().build();

    private final long maxBytes;
    private final boolean overwrite;
    private final Duration idleTimeout;

    @Nullable
    private final DownloadListener progress;

    private DownloadOptions(Builder builder) {
        maxBytes = builder.maxBytes;
        overwrite = builder.overwrite;
        idleTimeout = builder.idleTimeout;
        progress = builder.progress;
    }

    /**
     * Gives the usual options: files of any size, nothing overwritten, 60 seconds without a byte, no listener.
     *
     * @return the options
     */
    public static DownloadOptions standard() {
        return STANDARD;
    }

    /**
     * Starts from the usual options.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Gives the largest size that is accepted.
     *
     * @return bytes
     */
    public long maxBytes() {
        return maxBytes;
    }

    /**
     * Tells whether a file that is there already is replaced.
     *
     * @return true if it is; false if the download is refused then
     */
    public boolean overwrite() {
        return overwrite;
    }

    /**
     * Gives how long the storage may send nothing.
     *
     * @return a positive time
     */
    public Duration idleTimeout() {
        return idleTimeout;
    }

    /**
     * Gives who is told how it goes on.
     *
     * @return the listener, or null if there is none
     */
    @Nullable
    public DownloadListener progress() {
        return progress;
    }

    /** Builds {@link DownloadOptions}. Not safe for use by several threads. */
    public static final class Builder {

        private long maxBytes = Long.MAX_VALUE;
        private boolean overwrite;
        private Duration idleTimeout = Duration.ofSeconds(60);

        @Nullable
        private DownloadListener progress;

        private Builder() {}

        /**
         * Sets the largest size that is accepted. A larger file fails the download, at its beginning where the storage
         * tells the length.
         *
         * @param maxBytes bytes, at least 1; any size unless it is set
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxBytes(long maxBytes) {
            if (maxBytes < 1) {
                throw new IllegalArgumentException("The largest size must be at least 1 byte");
            }
            this.maxBytes = maxBytes;
            return this;
        }

        /**
         * Sets whether a file that is there already is replaced, once the new one is complete.
         *
         * @param overwrite true to replace it; false, as it is unless set, to refuse the download
         * @return this builder
         */
        public Builder overwrite(boolean overwrite) {
            this.overwrite = overwrite;
            return this;
        }

        /**
         * Sets how long the storage may send nothing before an attempt of the download is given up.
         *
         * @param idleTimeout at least a millisecond, about 24 days at most; the default is 60 seconds
         * @return this builder
         * @throws IllegalArgumentException if it is out of these bounds
         */
        public Builder idleTimeout(Duration idleTimeout) {
            this.idleTimeout = Durations.timeout(idleTimeout, "idleTimeout");
            return this;
        }

        /**
         * Sets who is told how the download goes on.
         *
         * @param progress the listener
         * @return this builder
         */
        public Builder progress(DownloadListener progress) {
            this.progress = progress;
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
