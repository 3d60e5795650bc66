package com.syncsketch.sdk.client.internal.upload.batch;

import com.syncsketch.sdk.client.internal.util.SafeListener;
import com.syncsketch.sdk.client.upload.ProgressListener;
import com.syncsketch.sdk.client.upload.UploadAllListener;
import com.syncsketch.sdk.client.upload.UploadAllProgress;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports the total progress of several uploads. Thread-safe. */
final class BatchProgress {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.upload");

    @Nullable
    private final UploadAllListener listener;

    private final SafeListener<Consumer<UploadAllListener>> safeListener;
    private final ReentrantLock lock = new ReentrantLock();
    private final long[] sizes;
    private final long[] transferred;
    private final long totalBytes;
    private long transferredBytes;
    private int uploadedFiles;
    private int failedFiles;

    /** Reads the file sizes, if there is a listener. */
    BatchProgress(@Nullable UploadAllListener listener, List<BatchFile> files) {
        this.listener = listener;
        this.safeListener =
                new SafeListener<>(listener == null ? null : event -> event.accept(listener), "upload", LOG);
        this.sizes = new long[files.size()];
        this.transferred = new long[files.size()];
        long total = 0;
        for (int i = 0; listener != null && i < sizes.length; i++) {
            sizes[i] = files.get(i).size();
            total += sizes[i];
        }
        this.totalBytes = total;
    }

    /**
     * Returns a listener for the progress of one file.
     *
     * @param own the listener that the user set for this file, or null
     * @return a listener that also calls the user's; null if there are none
     */
    @Nullable
    ProgressListener listener(int file, @Nullable ProgressListener own) {
        if (listener == null) {
            return own;
        }
        return event -> {
            transferred(file, event.getTransferredBytes());
            if (own != null) {
                own.onProgress(event);
            }
        };
    }

    /** Reports the outcome of a file. */
    void finished(int file, Outcome outcome) {
        lock.lock();
        try {
            if (outcome.isSucceeded()) {
                uploadedFiles++;
                count(file, sizes[file]);
            } else {
                failedFiles++;
            }
            safeListener.accept(to -> to.onOutcome(outcome));
            reportProgress(false);
        } finally {
            lock.unlock();
        }
    }

    /** Reports that all outcomes are known. */
    void complete() {
        lock.lock();
        try {
            reportProgress(true);
        } finally {
            lock.unlock();
        }
    }

    private void transferred(int file, long bytes) {
        lock.lock();
        try {
            if (count(file, bytes)) {
                reportProgress(false);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Counts at most the initial size of a file. Returns false if the progress has not increased. */
    private boolean count(int file, long bytes) {
        long now = Math.min(bytes, sizes[file]);
        if (now <= transferred[file]) {
            return false;
        }
        transferredBytes += now - transferred[file];
        transferred[file] = now;
        return true;
    }

    private void reportProgress(boolean complete) {
        UploadAllProgress progress =
                new UploadAllProgress(uploadedFiles, failedFiles, sizes.length, transferredBytes, totalBytes, complete);
        safeListener.accept(to -> to.onProgress(progress));
    }
}
