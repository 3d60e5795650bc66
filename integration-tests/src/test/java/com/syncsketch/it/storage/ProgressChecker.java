package com.syncsketch.it.storage;

import com.syncsketch.sdk.client.upload.ProgressListener;
import com.syncsketch.sdk.client.upload.UploadProgress;
import java.util.ArrayList;
import java.util.List;

/** A listener that checks the guarantees of progress events. */
final class ProgressChecker implements ProgressListener {

    private final long total;
    private final List<String> violations = new ArrayList<>();
    private final Object lock = new Object();
    private Thread inside;
    private long last;
    private int ends;

    ProgressChecker(long total) {
        this.total = total;
    }

    @Override
    public void onProgress(UploadProgress progress) {
        synchronized (lock) {
            check(inside == null, "calls overlap");
            inside = Thread.currentThread();
        }
        // Outside of the lock, which would prevent another call.
        Thread.yield();
        synchronized (lock) {
            long now = progress.getTransferredBytes();
            check(now >= last, "decreased from " + last + " to " + now);
            check(now <= total, now + " exceeds the " + total + " bytes of the file");
            check(progress.getTotalBytes() == total, "wrong total: " + progress.getTotalBytes());
            check(ends == 0, "event after the final event");
            check(!progress.isComplete() || now == total, "final event at " + now);
            ends += progress.isComplete() ? 1 : 0;
            last = now;
            inside = null;
        }
    }

    private void check(boolean condition, String message) {
        if (!condition) {
            violations.add(message);
        }
    }

    /** Returns the violated guarantees. */
    List<String> violations() {
        synchronized (lock) {
            return List.copyOf(violations);
        }
    }

    /** Returns the number of final events. */
    int ends() {
        synchronized (lock) {
            return ends;
        }
    }
}
