package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.internal.util.SafeListener;
import com.syncsketch.sdk.client.upload.ProgressListener;
import com.syncsketch.sdk.client.upload.UploadProgress;
import jakarta.annotation.Nullable;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports progress as {@link ProgressListener} specifies: increasing, not too often, and with one final event. Thread-safe.
 */
final class UploadProgressReporter {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.upload");
    private static final long MIN_STEP = 64 * 1024;
    private static final long MAX_STEP = 1024 * 1024;

    /** Not a monitor, which would pin the carrier of a virtual thread while a listener blocks. */
    private final ReentrantLock lock = new ReentrantLock();

    private final SafeListener<UploadProgress> safeListener;
    private final LongSupplier verified;
    private final long total;
    private final long step;
    private long reported;

    UploadProgressReporter(@Nullable ProgressListener listener, long total) {
        this(listener, total, () -> 0);
    }

    /**
     * Creates a reporter.
     *
     * @param verified returns the number of bytes whose checksum is equal
     */
    UploadProgressReporter(@Nullable ProgressListener listener, long total, LongSupplier verified) {
        this.verified = verified;
        this.safeListener = new SafeListener<>(listener == null ? null : listener::onProgress, "upload", LOG);
        this.total = total;
        this.step = Math.max(MIN_STEP, Math.min(MAX_STEP, total / 100));
    }

    /** Reports the bytes sent so far. A retry starts at zero, which is not reported. */
    void transferred(long bytes) {
        lock.lock();
        try {
            // complete() reports the last bytes, once they are confirmed.
            if (bytes >= reported + step && bytes < total) {
                reported = bytes;
                safeListener.accept(new Progress(bytes, total, verified.getAsLong(), false));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Reports that the upload is complete. */
    void complete() {
        lock.lock();
        try {
            safeListener.accept(new Progress(total, total, verified.getAsLong(), true));
        } finally {
            lock.unlock();
        }
    }

    record Progress(long transferredBytes, long totalBytes, long verifiedBytes, boolean isComplete)
            implements UploadProgress {

        @Override
        public long getTransferredBytes() {
            return transferredBytes;
        }

        @Override
        public long getVerifiedBytes() {
            return verifiedBytes;
        }

        @Override
        public long getTotalBytes() {
            return totalBytes;
        }
    }
}
