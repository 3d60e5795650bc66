package com.syncsketch.sdk.client.internal.upload;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/**
 * Limits how many parts of an upload are sent in parallel. Starts with a few and increases the limit as long as each
 * measured part is fast enough: on a slow link, more connections only compete with each other. Thread-safe.
 */
final class AdaptiveParallelism {

    static final int INITIAL = 4;

    /** The limit is not increased if a part is slower than this. */
    private static final long MIN_BYTES_PER_SECOND = 64 * 1024;

    /** The first bytes only fill buffers and say nothing about the link. */
    private static final long MEASUREMENT_START = 256 * 1024;

    private static final long MEASUREMENT_END = 768 * 1024;

    private final Semaphore permits;
    private final AtomicInteger allowed;
    private final int max;

    private AdaptiveParallelism(int initial, int max) {
        this.permits = new Semaphore(initial);
        this.allowed = new AtomicInteger(initial);
        this.max = max;
    }

    /** Creates a limit that adapts itself to the link. */
    static AdaptiveParallelism upTo(int max) {
        return new AdaptiveParallelism(Math.min(INITIAL, max), max);
    }

    /** Creates a constant limit. */
    static AdaptiveParallelism fixed(int parts) {
        return new AdaptiveParallelism(parts, parts);
    }

    int max() {
        return max;
    }

    /** Waits for permission to send a part. */
    void acquire() throws InterruptedException {
        permits.acquire();
    }

    void release() {
        permits.release();
    }

    /** Returns a listener that measures the throughput of one part; it receives the number of bytes sent so far. */
    LongConsumer throughputListener() {
        return new LongConsumer() {

            private long startNanos;
            private long startBytes;
            private boolean measured;

            @Override
            public void accept(long sent) {
                if (measured || sent < MEASUREMENT_START) {
                    return;
                }
                long now = System.nanoTime();
                if (startBytes == 0) {
                    startBytes = sent;
                    startNanos = now;
                } else if (sent >= MEASUREMENT_END) {
                    measured = true;
                    if ((sent - startBytes) * 1e9 / Math.max(1, now - startNanos) >= MIN_BYTES_PER_SECOND) {
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
