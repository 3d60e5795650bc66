package com.syncsketch.benchmarks.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.syncsketch.benchmarks.process.Child;
import com.syncsketch.benchmarks.process.Usage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links of the kernel's own devices. */
class LinkIT {

    private static Shape shape(double loss) {
        return new Shape(200_000_000, Duration.ofMillis(5), loss, 1_250_000);
    }

    private static List<String> ours() throws IOException, InterruptedException {
        return Link.spaces().stream()
                .filter(space -> Link.owner(space) == ProcessHandle.current().pid())
                .toList();
    }

    @BeforeEach
    void possible() {
        assumeThat(Link.obstacle()).as("there can be no link here").isNull();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(ours()).isEmpty();
    }

    @Test
    void packetsAreDelayedBothWays() throws Exception {
        try (Link link = Link.open(shape(0), "cubic", 1)) {
            Usage usage = Child.run(link.onClient(Ping.command(5)), Map.of());

            assertThat(Ping.answered(usage)).isEqualTo(5);
            // A machine that is busy makes it longer, never shorter.
            assertThat(Ping.medianMilliseconds(usage)).isGreaterThanOrEqualTo(10);
            assertThat(link.punctuality().packets()).isGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void aLinkThatLosesAllPackets_answersNone() throws Exception {
        try (Link link = Link.open(shape(1), "cubic", 1)) {
            assertThat(Ping.answered(Child.run(link.onClient(Ping.command(2)), Map.of())))
                    .isZero();
        }
    }

    @Test
    void aLinkThatStops_answersNoMore() throws Exception {
        try (Link link = Link.open(shape(0), "cubic", 1)) {
            assertThat(Ping.answered(Child.run(link.onClient(Ping.command(1)), Map.of())))
                    .isEqualTo(1);
            link.stop();
            assertThat(Ping.answered(Child.run(link.onClient(Ping.command(2)), Map.of())))
                    .isZero();
        }
    }

    @Test
    void theSenderTakesTheCongestionControlThatItIsTold() throws Exception {
        for (String congestion : List.of("reno", "bbr", "cubic")) {
            try (Link link = Link.open(shape(0), congestion, 1)) {
                Usage usage = Child.run(link.onClient(List.of("ip", "route", "show", Link.SERVER)), Map.of());
                assertThat(usage.output()).contains("congctl " + congestion);
            }
        }
    }

    @Test
    void aLinkThatCannotBeOpened_leavesNothingBehind() {
        assertThatIOException().isThrownBy(() -> Link.open(shape(0), "nonesuch", 1));
    }

    @Test
    void linksAtTheSameTime_areApart() throws Exception {
        try (Link one = Link.open(shape(0), "cubic", 1);
                Link deaf = Link.open(shape(1), "cubic", 2)) {
            assertThat(ours()).hasSize(4);
            assertThat(Ping.answered(Child.run(one.onClient(Ping.command(1)), Map.of())))
                    .isEqualTo(1);
            assertThat(Ping.answered(Child.run(deaf.onClient(Ping.command(1)), Map.of())))
                    .isZero();
        }
    }
}
