package com.syncsketch.it.storage;

import com.syncsketch.sdk.client.upload.ProgressListener;
import com.syncsketch.sdk.client.upload.UploadProgress;
import java.util.ArrayList;
import java.util.List;

/** Holds what a listener is told against what it was promised. */
final class ProgressChecker implements ProgressListener {

    private final long total;
    private final List<String> broken = new ArrayList<>();
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
            promise(inside == null, "calls overlap");
            inside = Thread.currentThread();
        }
        // Not under the lock, where another call could not come in.
        Thread.yield();
        synchronized (lock) {
            long now = progress.transferredBytes();
            promise(now >= last, "it falls from " + last + " to " + now);
            promise(now <= total, now + " is more than the " + total + " bytes of the file");
            promise(progress.totalBytes() == total, "the total is " + progress.totalBytes());
            promise(ends == 0, "something comes after the end");
            promise(!progress.isComplete() || now == total, "the end comes at " + now);
            ends += progress.isComplete() ? 1 : 0;
            last = now;
            inside = null;
        }
    }

    private void promise(boolean kept, String otherwise) {
        if (!kept) {
            broken.add(otherwise);
        }
    }

    /** Gives what was told against the promise. */
    List<String> broken() {
        synchronized (lock) {
            return List.copyOf(broken);
        }
    }

    /** Counts the final events. */
    int ends() {
        synchronized (lock) {
            return ends;
        }
    }
}
