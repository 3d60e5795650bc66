package com.syncsketch.sdk.client.internal.http;

import java.util.concurrent.atomic.AtomicLong;

/** The time of the last progress of any file transfer of a client. Thread-safe. */
public final class SharedProgress {

    private final AtomicLong last = new AtomicLong(System.nanoTime());

    /**
     * Records that a transfer made progress.
     *
     * @param nanoTime the time as {@link System#nanoTime()}; ignored if a later time is known
     */
    void record(long nanoTime) {
        if (nanoTime - last.get() > 0) {
            last.accumulateAndGet(nanoTime, (known, added) -> added - known > 0 ? added : known);
        }
    }

    /** Returns the time of the last progress as {@link System#nanoTime()}. */
    long last() {
        return last.get();
    }
}
