package com.syncsketch.benchmarks.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SilenceTrackerTest {

    private final SilenceTracker tracker = new SilenceTracker();

    /** Returns a line in the format of {@code ss -tinHO}. */
    private static String line(int port, long queued, long acknowledged, long received) {
        return "ESTAB 0      " + queued + "     [::ffff:10.77.0.1]:" + port
                + "  [::ffff:10.77.0.2]:8002  cubic wscale:7,7 rto:2516"
                + " rtt:2313/3.5 mss:1448 cwnd:178 bytes_sent:9 bytes_retrans:1"
                + (acknowledged == 0 ? "" : " bytes_acked:" + acknowledged)
                + (received == 0 ? "" : " bytes_received:" + received)
                + " segs_out:7 busy:4072ms";
    }

    private void at(int second, String... lines) {
        tracker.add(TimeUnit.SECONDS.toNanos(second), List.of(lines));
    }

    @Test
    void theSilence_isTheLongestTimeWithoutProgress() {
        at(0, line(1, 100, 0, 0));
        at(2, line(1, 100, 50, 0));
        at(5, line(1, 50, 100, 0));
        at(12, line(1, 60, 100, 0));
        at(13, line(1, 70, 100, 0));

        assertThat(tracker.longestSeconds()).isEqualTo(10);
        assertThat(tracker.acknowledged()).isEqualTo(100);
    }

    @Test
    void waitingForAResponseOrTheNextRequest_isNoSilence() {
        at(0, line(1, 100, 0, 0));
        at(20, line(1, 0, 100, 0));
        at(30, line(1, 0, 100, 200));
        at(50, line(1, 100, 100, 200));
        at(51, line(1, 150, 100, 200));

        assertThat(tracker.longestSeconds()).isEqualTo(1);
    }

    @Test
    void aResponseBetweenTwoSamples_endsTheRequest() {
        at(0, line(1, 0, 100, 200));
        at(9, line(1, 100, 100, 200));

        assertThat(tracker.longestSeconds()).isZero();
    }

    @Test
    void aRequestThatStartsInTheSampleOfAResponse_isTracked() {
        at(0, line(1, 100, 0, 0));
        at(1, line(1, 300, 100, 200));
        at(5, line(1, 350, 100, 200));

        assertThat(tracker.longestSeconds()).isEqualTo(4);
    }

    @Test
    void aConnectionThatEndsWithoutAResponse_wasSilentUntilItsEnd() {
        at(0, line(1, 100, 30, 0), line(2, 0, 100, 0));
        at(1, line(1, 100, 30, 0), line(2, 0, 100, 200));
        at(60, line(1, 100, 30, 0), line(2, 0, 100, 200));
        at(61, "FIN-WAIT-1 0 101 [::ffff:10.77.0.1]:1 [::ffff:10.77.0.2]:8002 cubic bytes_acked:30");

        assertThat(tracker.longestSeconds()).isEqualTo(60);
        assertThat(tracker.acknowledged()).isEqualTo(130);
    }

    @Test
    void connections_areTrackedSeparately() {
        at(0, line(1, 100, 0, 0), line(2, 100, 0, 0));
        at(3, line(1, 200, 0, 0), line(2, 100, 0, 0));
        at(4, line(1, 300, 0, 0), line(2, 200, 0, 0));

        assertThat(tracker.longestSeconds()).isEqualTo(4);
    }
}
