package com.syncsketch.sdk.client.internal.upload;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/**
 * Limits how many parts of an upload are sent at the same time. Begins with a few, and allows more as long as each that is measured
 * is fast enough: on a slow link more connections only starve each other. Thread-safe.
 */
final class AdaptiveParallelism {

    static final int INITIAL = 4;

    /** A link that gives each part less than this is not shared by more of them. */
    private static final long MIN_BYTES_PER_SECOND = 64 * 1024;

    /** What buffers take at once says nothing about the link. */
    private static final long MEASURE_FROM = 256 * 1024;

    private static final long MEASURE_TO = 768 * 1024;

    private final Semaphore permits;
    private final AtomicInteger allowed;
    private final int max;

    private AdaptiveParallelism(int initial, int max) {
        this.permits = new Semaphore(initial);
        this.allowed = new AtomicInteger(initial);
        this.max = max;
    }

    /** Returns a limit that adapts itself. */
    static AdaptiveParallelism upTo(int max) {
        return new AdaptiveParallelism(Math.min(INITIAL, max), max);
    }

    /** Returns a limit that stays as it is. */
    static AdaptiveParallelism fixed(int parts) {
        return new AdaptiveParallelism(parts, parts);
    }

    int max() {
        return max;
    }

    /** Waits until another part may be sent. */
    void acquire() throws InterruptedException {
        permits.acquire();
    }

    void release() {
        permits.release();
    }

    /** Returns what measures one part by the number of its bytes that were sent so far. */
    LongConsumer measure() {
        return new LongConsumer() {

            private long start;
            private long from;
            private boolean measured;

            @Override
            public void accept(long sent) {
                if (measured || sent < MEASURE_FROM) {
                    return;
                }
                long now = System.nanoTime();
                if (from == 0) {
                    from = sent;
                    start = now;
                } else if (sent >= MEASURE_TO) {
                    measured = true;
                    if ((sent - from) * 1e9 / Math.max(1, now - start) >= MIN_BYTES_PER_SECOND) {
                        allowMore();
                    }
                }
            }
        };
    }

    private void allowMore() {
        int before;
        int after;
        do {
            before = allowed.get();
            after = Math.min(2 * before, max);
        } while (!allowed.compareAndSet(before, after));
        permits.release(after - before);
    }
}
