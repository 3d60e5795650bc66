package com.syncsketch.sdk.client.download;

import com.syncsketch.sdk.client.internal.util.Durations;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.Objects;

/** Options of a download. Immutable and, if the progress listener is, thread-safe. */
public final class DownloadOptions {

    private static final DownloadOptions STANDARD = builder().build();

    private final long maxBytes;
    private final IfExists ifExists;
    private final boolean resume;
    private final Duration idleTimeout;

    @Nullable
    private final DownloadListener progressListener;

    private DownloadOptions(Builder builder) {
        maxBytes = builder.maxBytes;
        ifExists = builder.ifExists;
        resume = builder.resume;
        idleTimeout = builder.idleTimeout;
        progressListener = builder.progressListener;
    }

    /**
     * Returns the default options: no size limit, a download fails if its target exists, partial files are not kept, an idle
     * timeout of 60 seconds, no listener.
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
     * Creates a builder from these options.
     *
     * @return a builder with the values of these options
     */
    public Builder toBuilder() {
        return new Builder(this);
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
     * Returns what happens if the target file exists.
     *
     * @return the choice; never null
     */
    public IfExists getIfExists() {
        return ifExists;
    }

    /**
     * Returns whether a download that fails can be resumed by a later one.
     *
     * @return true to keep partial files
     */
    public boolean isResume() {
        return resume;
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
        private IfExists ifExists = IfExists.FAIL;
        private boolean resume;
        private Duration idleTimeout = Duration.ofSeconds(60);

        @Nullable
        private DownloadListener progressListener;

        private Builder() {}

        private Builder(DownloadOptions options) {
            maxBytes = options.maxBytes;
            ifExists = options.ifExists;
            resume = options.resume;
            idleTimeout = options.idleTimeout;
            progressListener = options.progressListener;
        }

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
         * Sets what happens if the target file exists. The default is {@link IfExists#FAIL} for downloads from a URL; the
         * methods that download the files of items and annotations document theirs.
         *
         * @param ifExists the choice
         * @return this builder
         */
        public Builder ifExists(IfExists ifExists) {
            this.ifExists = Objects.requireNonNull(ifExists, "ifExists");
            return this;
        }

        /**
         * Sets whether a download that fails, or whose process is killed, can be resumed by a later one with the same target.
         * The default is false: nothing is left behind.
         *
         * <p>If true, the data is written to a file with the suffix {@code .part} beside the target, and the ETag of the
         * storage to one with the suffix {@code .part.etag}. A later download requests the rest with {@code Range} and
         * {@code If-Range}, so that the file never contains parts of two versions. If the storage has another version now,
         * returns no strong ETag or does not support ranges, the download starts from the beginning. Both files are deleted
         * when the download is complete. Only one download at a time can use them.
         *
         * @param resume true to keep partial files
         * @return this builder
         */
        public Builder resume(boolean resume) {
            this.resume = resume;
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
            this.progressListener = Objects.requireNonNull(progressListener, "progressListener");
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
