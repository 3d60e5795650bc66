package com.syncsketch.benchmarks.netem;

import java.util.Random;

/**
 * One direction of a link: computes when each packet arrives. It has no clock of its own, so the same seed, times and
 * lengths give the same result. Not thread-safe.
 */
final class OneWayLink {

    /** The arrival time of a lost packet. */
    static final long NEVER = -1;

    private final Shape shape;
    private final Random random;

    /** The time at which the last packet of the queue will have been sent. */
    private long free;

    OneWayLink(Shape shape, long seed) {
        this.shape = shape;
        random = new Random(seed);
    }

    /**
     * Accepts a packet and returns its arrival time.
     *
     * @param now the current time in nanoseconds since an arbitrary origin; must not decrease
     * @param bytes the length of the packet
     * @return the arrival time in nanoseconds since the same origin, or {@link #NEVER}
     */
    long arrival(long now, int bytes) {
        long start = Math.max(now, free);
        double queuedBytes = (start - now) * shape.bitsPerSecond() / 8e9;
        if (queuedBytes + bytes > shape.queueBytes()) {
            return NEVER;
        }
        free = start + Math.round(bytes * 8e9 / shape.bitsPerSecond());
        // After the queue, because a lost packet occupies the link as well.
        if (random.nextDouble() < shape.loss()) {
            return NEVER;
        }
        return free + shape.delay().toNanos();
    }
}
