package com.syncsketch.benchmarks.link;

import java.util.Random;

/**
 * One direction of a link: says of each packet when it arrives. It has no clock of its own, and with the same seed, times and
 * lengths it says the same. Not safe for use by several threads.
 */
final class Lane {

    /** Said of a packet that never arrives. */
    static final long NEVER = -1;

    private final Shape shape;
    private final Random random;

    /** When the last packet of the queue will have been sent. */
    private long free;

    Lane(Shape shape, long seed) {
        this.shape = shape;
        random = new Random(seed);
    }

    /**
     * Takes a packet.
     *
     * @param now nanoseconds since any moment, not less than the time before
     * @param bytes its length
     * @return when it arrives, in nanoseconds since that moment, or {@link #NEVER}
     */
    long arrival(long now, int bytes) {
        long start = Math.max(now, free);
        double waiting = (start - now) * shape.bitsPerSecond() / 8e9;
        if (waiting + bytes > shape.queueBytes()) {
            return NEVER;
        }
        free = start + Math.round(bytes * 8e9 / shape.bitsPerSecond());
        // After the queue, as a lost packet has taken its time on the wire.
        if (random.nextDouble() < shape.loss()) {
            return NEVER;
        }
        return free + shape.delay().toNanos();
    }
}
