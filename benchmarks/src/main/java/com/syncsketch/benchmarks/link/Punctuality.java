package com.syncsketch.benchmarks.link;

/**
 * How well packets kept their times. They are late where this process had no processor.
 *
 * @param packets how many arrived
 * @param late how many of them more than a millisecond after their time
 * @param mostNanos by how much the latest one was late
 */
record Punctuality(long packets, long late, long mostNanos) {

    static final Punctuality NONE = new Punctuality(0, 0, 0);

    private static final long MILLISECOND = 1_000_000;

    /** With one more packet, that was so many nanoseconds late. */
    Punctuality and(long nanos) {
        return and(new Punctuality(1, nanos > MILLISECOND ? 1 : 0, nanos));
    }

    Punctuality and(Punctuality other) {
        return new Punctuality(packets + other.packets, late + other.late, Math.max(mostNanos, other.mostNanos));
    }
}
