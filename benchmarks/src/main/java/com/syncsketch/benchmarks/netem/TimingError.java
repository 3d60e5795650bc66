package com.syncsketch.benchmarks.netem;

/**
 * The deviation of packets from their computed arrival times. Packets are late when this process was not scheduled in time.
 *
 * @param packets the number of packets that arrived
 * @param late the number of packets that were more than a millisecond late
 * @param maxNanos the maximum delay
 */
public record TimingError(long packets, long late, long maxNanos) {

    /** No packets. */
    public static final TimingError NONE = new TimingError(0, 0, 0);

    private static final long MILLISECOND = 1_000_000;

    /** Returns this error with one more packet. */
    TimingError and(long nanos) {
        return and(new TimingError(1, nanos > MILLISECOND ? 1 : 0, nanos));
    }

    /** Returns the error of both. */
    public TimingError and(TimingError other) {
        return new TimingError(packets + other.packets, late + other.late, Math.max(maxNanos, other.maxNanos));
    }
}
