package com.syncsketch.benchmarks.netem;

import java.time.Duration;

/**
 * The properties of a link in each direction.
 *
 * @param bitsPerSecond the rate, more than 0
 * @param delay the propagation delay, without the time in the queue
 * @param loss the probability that a packet is lost, from 0 to 1
 * @param queueBytes the size of the queue; packets are dropped when it is full
 */
public record Shape(long bitsPerSecond, Duration delay, double loss, long queueBytes) {

    /** Returns the share of pings that get a reply. */
    public double delivered() {
        return (1 - loss) * (1 - loss);
    }

    /**
     * Returns the throughput of one TCP stream by the formula of Mathis, Semke, Mahdavi and Ott (1997), in bytes per second.
     *
     * @param segmentBytes the payload of a segment
     * @param segmentsPerAck the number of segments that the receiver acknowledges at once
     */
    public double mathis(int segmentBytes, int segmentsPerAck) {
        double roundTrip = 2 * delay.toNanos() / 1e9;
        return segmentBytes / roundTrip * Math.sqrt(1.5 / (segmentsPerAck * loss));
    }
}
