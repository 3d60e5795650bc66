package com.syncsketch.sdk.client.internal.upload.batch;

import com.syncsketch.sdk.client.internal.util.SafeListener;
import com.syncsketch.sdk.client.upload.ProgressListener;
import com.syncsketch.sdk.client.upload.UploadAllListener;
import com.syncsketch.sdk.client.upload.UploadAllProgress;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds up how far many uploads have come, and tells it. Safe for use by several threads. */
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
    private int doneFiles;
    private int failedFiles;

    /** Looks at the files, where there is somebody who wants to know. */
    BatchProgress(@Nullable UploadAllListener listener, List<Path> files) {
        this.listener = listener;
        this.safeListener =
                new SafeListener<>(listener == null ? null : event -> event.accept(listener), "upload", LOG);
        this.sizes = new long[files.size()];
        this.transferred = new long[files.size()];
        long total = 0;
        for (int i = 0; listener != null && i < sizes.length; i++) {
            sizes[i] = size(files.get(i));
            total += sizes[i];
        }
        this.totalBytes = total;
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            // Its upload will tell.
            return 0;
        }
    }

    /**
     * Gives what counts the bytes of one file.
     *
     * @param own who is told of this file as well, or null
     * @return null if nobody wants to know
     */
    @Nullable
    ProgressListener of(int file, @Nullable ProgressListener own) {
        if (listener == null) {
            return own;
        }
        return event -> {
            taken(file, event.transferredBytes());
            if (own != null) {
                own.onProgress(event);
            }
        };
    }

    /** Takes what came of a file. */
    void ended(int file, Outcome outcome) {
        lock.lock();
        try {
            if (outcome.isDone()) {
                doneFiles++;
                count(file, sizes[file]);
            } else {
                failedFiles++;
            }
            safeListener.accept(to -> to.onOutcome(outcome));
            tellProgress(false);
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            tellProgress(true);
        } finally {
            lock.unlock();
        }
    }

    private void taken(int file, long bytes) {
        lock.lock();
        try {
            if (count(file, bytes)) {
                tellProgress(false);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Files that have grown since count no more than they should. */
    private boolean count(int file, long bytes) {
        long now = Math.min(bytes, sizes[file]);
        if (now <= transferred[file]) {
            return false;
        }
        transferredBytes += now - transferred[file];
        transferred[file] = now;
        return true;
    }

    private void tellProgress(boolean end) {
        UploadAllProgress progress =
                new UploadAllProgress(doneFiles, failedFiles, sizes.length, transferredBytes, totalBytes, end);
        safeListener.accept(to -> to.onProgress(progress));
    }
}
