package com.syncsketch.benchmarks.netem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.syncsketch.benchmarks.process.ChildProcess;
import com.syncsketch.benchmarks.process.ProcessResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests links between network devices of the kernel. */
class LinkIT {

    private static Shape shape(double loss) {
        return new Shape(200_000_000, Duration.ofMillis(5), loss, 1_250_000);
    }

    private static List<String> namespacesOfThisProcess() throws IOException, InterruptedException {
        return Link.namespaces().stream()
                .filter(namespace ->
                        Link.owner(namespace) == ProcessHandle.current().pid())
                .toList();
    }

    @BeforeEach
    void assumeLinksAreSupported() {
        assumeThat(Link.obstacle())
                .as("links are not supported on this machine")
                .isNull();
    }

    @AfterEach
    void noNamespaceIsLeft() throws Exception {
        assertThat(namespacesOfThisProcess()).isEmpty();
    }

    @Test
    void delaysPacketsInBothDirections() throws Exception {
        try (Link link = Link.open(shape(0), "cubic", 1)) {
            ProcessResult result = ChildProcess.run(link.onClient(Ping.command(5)), Map.of());

            assertThat(Ping.replies(result)).isEqualTo(5);
            // On a busy machine it takes longer, never less.
            assertThat(Ping.medianMilliseconds(result)).isGreaterThanOrEqualTo(10);
            assertThat(link.timingError().packets()).isGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void aLinkThatLosesAllPackets_deliversNone() throws Exception {
        try (Link link = Link.open(shape(1), "cubic", 1)) {
            assertThat(Ping.replies(ChildProcess.run(link.onClient(Ping.command(2)), Map.of())))
                    .isZero();
        }
    }

    @Test
    void aStoppedLink_deliversNoMorePackets() throws Exception {
        try (Link link = Link.open(shape(0), "cubic", 1)) {
            assertThat(Ping.replies(ChildProcess.run(link.onClient(Ping.command(1)), Map.of())))
                    .isEqualTo(1);
            link.stop();
            assertThat(Ping.replies(ChildProcess.run(link.onClient(Ping.command(2)), Map.of())))
                    .isZero();
        }
    }

    @Test
    void usesTheConfiguredCongestionControl() throws Exception {
        for (String congestion : List.of("reno", "bbr", "cubic")) {
            try (Link link = Link.open(shape(0), congestion, 1)) {
                ProcessResult result =
                        ChildProcess.run(link.onClient(List.of("ip", "route", "show", Link.SERVER)), Map.of());
                assertThat(result.output()).contains("congctl " + congestion);
            }
        }
    }

    @Test
    void aLinkThatCannotBeOpened_leavesNoNamespace() {
        assertThatIOException().isThrownBy(() -> Link.open(shape(0), "nonesuch", 1));
    }

    @Test
    void simultaneousLinks_areIndependent() throws Exception {
        try (Link one = Link.open(shape(0), "cubic", 1);
                Link lossy = Link.open(shape(1), "cubic", 2)) {
            assertThat(namespacesOfThisProcess()).hasSize(4);
            assertThat(Ping.replies(ChildProcess.run(one.onClient(Ping.command(1)), Map.of())))
                    .isEqualTo(1);
            assertThat(Ping.replies(ChildProcess.run(lossy.onClient(Ping.command(1)), Map.of())))
                    .isZero();
        }
    }
}
