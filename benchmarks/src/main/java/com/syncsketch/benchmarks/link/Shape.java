package com.syncsketch.benchmarks.link;

import java.time.Duration;

/**
 * What a link does to packets, in each direction.
 *
 * @param bitsPerSecond how fast it is, more than 0
 * @param delay how long a packet travels, beside the time that it waits for its turn
 * @param loss the probability that a packet gets lost on its way, from 0 to 1
 * @param queueBytes how many bytes may wait for their turn; a packet for which there is no room is dropped
 */
record Shape(long bitsPerSecond, Duration delay, double loss, long queueBytes) {

    /** The share of packets of which an answer comes back. */
    double delivered() {
        return (1 - loss) * (1 - loss);
    }

    /**
     * The speed of one stream by Mathis, Semke, Mahdavi and Ott (1997), in bytes a second.
     *
     * @param segmentBytes what it carries in a packet
     * @param confirmed how many segments the receiver confirms at once
     */
    double mathis(int segmentBytes, int confirmed) {
        double roundTrip = 2 * delay.toNanos() / 1e9;
        return segmentBytes / roundTrip * Math.sqrt(1.5 / (confirmed * loss));
    }
}
