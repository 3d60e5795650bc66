package com.syncsketch.sdk.client.internal.download;

import com.syncsketch.sdk.client.download.DownloadListener;
import com.syncsketch.sdk.client.download.DownloadProgress;
import com.syncsketch.sdk.client.internal.util.SafeListener;
import jakarta.annotation.Nullable;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports progress as {@link DownloadListener} specifies, over all attempts of a download. Thread-safe. */
final class DownloadProgressReporter {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.download");
    private static final long STEP = 1024 * 1024;

    /** Not a monitor, which would pin the carrier of a virtual thread while a listener blocks. */
    private final ReentrantLock lock = new ReentrantLock();

    private final SafeListener<DownloadProgress> safeListener;
    private long reported;

    DownloadProgressReporter(@Nullable DownloadListener listener) {
        this.safeListener = new SafeListener<>(listener == null ? null : listener::onProgress, "download", LOG);
    }

    /** Reports the number of bytes written so far. A retry starts at zero, which is not reported. */
    void written(long bytes, OptionalLong total) {
        lock.lock();
        try {
            if (bytes >= reported + STEP) {
                reported = bytes;
                safeListener.accept(new Progress(bytes, total, false));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Reports that the file is complete. */
    void complete(long bytes) {
        lock.lock();
        try {
            safeListener.accept(new Progress(bytes, OptionalLong.of(bytes), true));
        } finally {
            lock.unlock();
        }
    }

    private record Progress(long receivedBytes, OptionalLong totalBytes, boolean isComplete)
            implements DownloadProgress {

        @Override
        public long getReceivedBytes() {
            return receivedBytes;
        }

        @Override
        public OptionalLong getTotalBytes() {
            return totalBytes;
        }
    }
}
