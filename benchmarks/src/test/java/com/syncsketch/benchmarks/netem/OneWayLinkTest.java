package com.syncsketch.benchmarks.netem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OneWayLinkTest {

    private static final long MICROSECOND = 1_000;
    private static final long MILLISECOND = 1_000_000;

    /** 8 Mbit/s: a packet of 1,000 bytes takes a millisecond. */
    private static Shape shape(double loss, long queueBytes) {
        return new Shape(8_000_000, Duration.ofMillis(25), loss, queueBytes);
    }

    private static long[] arrivals(OneWayLink link, int packets) {
        return IntStream.range(0, packets)
                .mapToLong(i -> link.arrival(i * MILLISECOND, 1_000))
                .toArray();
    }

    @Test
    void aSinglePacket_takesItsTransmissionTimeAndTheDelay() {
        OneWayLink link = new OneWayLink(shape(0, 10_000), 1);

        assertThat(link.arrival(0, 1_000)).isEqualTo(26 * MILLISECOND);
        assertThat(link.arrival(7 * MILLISECOND, 500)).isEqualTo(32_500 * MICROSECOND);
    }

    @Test
    void simultaneousPackets_areQueued() {
        OneWayLink link = new OneWayLink(shape(0, 10_000), 1);

        assertThat(link.arrival(0, 1_000)).isEqualTo(26 * MILLISECOND);
        assertThat(link.arrival(0, 1_000)).isEqualTo(27 * MILLISECOND);
        assertThat(link.arrival(MILLISECOND / 2, 2_000)).isEqualTo(29 * MILLISECOND);
    }

    @Test
    void aFullQueue_dropsNewPackets_untilItHasRoomAgain() {
        OneWayLink link = new OneWayLink(shape(0, 3_000), 1);

        for (int i = 1; i <= 3; i++) {
            assertThat(link.arrival(0, 1_000)).isEqualTo((25 + i) * MILLISECOND);
        }
        assertThat(link.arrival(0, 1_000)).isEqualTo(OneWayLink.NEVER);
        assertThat(link.arrival(MILLISECOND - MICROSECOND, 1_000)).isEqualTo(OneWayLink.NEVER);
        assertThat(link.arrival(MILLISECOND, 1_000)).isEqualTo(29 * MILLISECOND);
    }

    @Test
    void losesOnePacketInAHundred_andTheSameOnesForTheSameSeed() {
        long[] first = arrivals(new OneWayLink(shape(0.01, 10_000), 7), 100_000);

        assertThat(LongStream.of(first).filter(at -> at == OneWayLink.NEVER).count())
                .isBetween(900L, 1_100L);
        assertThat(arrivals(new OneWayLink(shape(0.01, 10_000), 7), 100_000)).isEqualTo(first);
        assertThat(arrivals(new OneWayLink(shape(0.01, 10_000), 8), 100_000)).isNotEqualTo(first);
    }

    @Test
    void aLostPacket_occupiesTheLink() {
        OneWayLink lossy = new OneWayLink(shape(0.5, 1_000_000), 1);
        OneWayLink lossless = new OneWayLink(shape(0, 1_000_000), 1);

        int lost = 0;
        for (int i = 0; i < 100; i++) {
            long expected = lossless.arrival(0, 1_000);
            long arrival = lossy.arrival(0, 1_000);
            lost += arrival == OneWayLink.NEVER ? 1 : 0;
            assertThat(arrival).isIn(OneWayLink.NEVER, expected);
        }
        assertThat(lost).isBetween(30, 70);
    }

    @Test
    void mathis_matchesTheFormulaOfThePaper() {
        // One segment of 1,460 bytes, 100 ms, 1 %: sqrt(3/2) / 0.1 = 12.25 segments per round trip.
        Shape shape = new Shape(8_000_000, Duration.ofMillis(50), 0.01, 1);

        assertThat(shape.mathis(1_460, 1)).isCloseTo(178_813, within(100.0));
        assertThat(shape.mathis(1_460, 2)).isCloseTo(126_440, within(100.0));
        assertThat(shape.delivered()).isCloseTo(0.9801, within(1e-9));
    }

    @Test
    void timingError_countsPacketsAndKeepsTheMaximum() {
        TimingError one = TimingError.NONE.and(10).and(2 * MILLISECOND).and(-5);

        assertThat(one).isEqualTo(new TimingError(3, 1, 2 * MILLISECOND));
        assertThat(one.and(TimingError.NONE.and(3 * MILLISECOND))).isEqualTo(new TimingError(4, 2, 3 * MILLISECOND));
    }
}
