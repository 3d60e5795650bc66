package com.syncsketch.benchmarks.link;

import com.syncsketch.benchmarks.harness.Conditions;
import com.syncsketch.benchmarks.harness.Machine;
import com.syncsketch.benchmarks.harness.Suite;
import com.syncsketch.benchmarks.harness.Versions;
import com.syncsketch.benchmarks.measure.CheckTable;
import com.syncsketch.benchmarks.measure.Comparison;
import com.syncsketch.benchmarks.measure.Curve;
import com.syncsketch.benchmarks.measure.Direction;
import com.syncsketch.benchmarks.measure.Repetitions;
import com.syncsketch.benchmarks.measure.Series;
import com.syncsketch.benchmarks.measure.SuiteResult;
import com.syncsketch.benchmarks.netem.Link;
import com.syncsketch.benchmarks.netem.Ping;
import com.syncsketch.benchmarks.netem.Shape;
import com.syncsketch.benchmarks.netem.TimingError;
import com.syncsketch.benchmarks.process.ChildProcess;
import com.syncsketch.benchmarks.process.ProcessResult;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures uploads over a distant, lossy link, and checks transfers over slow links. */
public final class LinkSuite implements Suite {

    private static final Shape SHAPE = new Shape(200_000_000, Duration.ofMillis(25), 0.01, 1_250_000);

    /** The payload of a TCP segment in a packet of 1,500 bytes with timestamps. */
    private static final int SEGMENT_BYTES = 1448;

    private static final String SPEED = "speed";
    private static final String MEMORY = "peak memory";
    private static final double MIB = 1048576;

    @Override
    public String name() {
        return "link";
    }

    @Override
    public String summary() {
        return "Uploads of a file to a server that only counts bytes, over a link with a round-trip time of 50 ms, 1 %"
                + " loss in each direction and 200 Mbit/s, emulated in user space between two network namespaces. Our"
                + " client runs with several part sizes and numbers of concurrent parts; *ours* alone means its"
                + " defaults. All runs have a heap of 64 MiB. With CUBIC, single streams send only 16 MiB. *Slow"
                + " transfers* checks our client with its defaults, once, against the mock server: a transfer that"
                + " makes progress is never aborted, however slow it is, and a stalled transfer ends in time. *Longest"
                + " silence* is the longest time in which a connection accepted no byte of an unfinished request.";
    }

    @Override
    @Nullable
    public String obstacle() {
        return Link.obstacle();
    }

    @Override
    public SuiteResult run(Conditions conditions) throws IOException, InterruptedException {
        Map<String, String> machine = Machine.describe();
        boolean smoke = conditions.smoke();
        // A short delay keeps a smoke test quick.
        Shape shape = smoke ? new Shape(SHAPE.bitsPerSecond(), Duration.ofMillis(2), 0.01, SHAPE.queueBytes()) : SHAPE;
        List<String> remarks = new ArrayList<>(List.of(ping(shape, smoke ? 20 : 1_000)));
        CheckTable slow = new SlowTransfers(conditions, remarks).run();
        List<Comparison> comparisons = new ArrayList<>();
        List<Curve> curves = new ArrayList<>();
        for (Scenario scenario : smoke ? Scenario.smoke(conditions.scratch()) : Scenario.all(conditions.scratch())) {
            String title = scenario.title();
            Repetitions rounds = new Repetitions();
            TimingError timingError = TimingError.NONE;
            for (int round = 1; round <= conditions.rounds(); round++) {
                ScenarioRunner runner = new ScenarioRunner(shape, scenario.congestion(), scenario.concurrency(), round);
                for (CandidateResult result : runner.run(scenario.candidates())) {
                    String who = result.candidate().name();
                    double mebibytes = result.peakBytes() / MIB;
                    rounds.add(SPEED, who, result.speed());
                    rounds.add(MEMORY, who, mebibytes);
                    timingError = timingError.and(result.timingError());
                    conditions.say(
                            "%s, round %d: %s %.2f MiB/s, %.0f MiB", title, round, who, result.speed(), mebibytes);
                }
            }
            comparisons.add(comparison(title, SPEED, "MiB/s", Direction.HIGHER, rounds));
            comparisons.add(comparison(title, MEMORY, "MiB", Direction.LOWER, rounds));
            curves.add(curve(title, scenario, rounds.of(SPEED)));
            remarks.add(String.format(
                    Locale.ROOT,
                    "%s: of %,d packets, %.2f %% were more than 1 ms late, at most by %.1f ms.",
                    title,
                    timingError.packets(),
                    100.0 * timingError.late() / timingError.packets(),
                    timingError.maxNanos() / 1e6));
        }
        remarks.add(String.format(
                Locale.ROOT,
                "By the formula of Mathis et al., a stream that halves its window at each loss reaches %.2f MiB/s over"
                        + " this link, and %.2f if the receiver acknowledges only every other segment, as Linux does.",
                shape.mathis(SEGMENT_BYTES, 1) / MIB,
                shape.mathis(SEGMENT_BYTES, 2) / MIB));
        return new SuiteResult(
                name(),
                machine,
                Versions.of("syncsketch-sdk-extensions", "jetty-server", "jna"),
                comparisons,
                curves,
                List.of(slow),
                remarks);
    }

    private static Comparison comparison(
            String title, String metric, String unit, Direction better, Repetitions rounds) {
        return new Comparison(title, metric, unit, better, UploadCandidate.OURS, rounds.of(metric), List.of());
    }

    private static String ping(Shape shape, int count) throws IOException, InterruptedException {
        try (Link link = Link.open(shape, "cubic", 0)) {
            ProcessResult result = ChildProcess.run(link.onClient(Ping.command(count)), Map.of());
            return String.format(
                    Locale.ROOT,
                    "The link itself, measured with %,d pings: a median round-trip time of %.1f ms; %.1f %% of the"
                            + " pings got no reply (expected: %.1f %%).",
                    count,
                    Ping.medianMilliseconds(result),
                    100.0 * (count - Ping.replies(result)) / count,
                    100 * (1 - shape.delivered()));
        }
    }

    private static Curve curve(String title, Scenario scenario, List<Series> speeds) {
        List<Curve.Line> lines = new ArrayList<>();
        for (int size : scenario.partSizes()) {
            List<Curve.Point> points = new ArrayList<>();
            for (int parts : scenario.parallelism()) {
                String name = UploadCandidate.inParts(size, parts);
                speeds.stream()
                        .filter(series -> series.candidate().equals(name))
                        .forEach(series -> points.add(
                                new Curve.Point(parts, series.spread().median())));
            }
            lines.add(new Curve.Line("parts of " + size + " MiB", points));
        }
        return new Curve(title + ": speed", "concurrent parts", "MiB/s", lines);
    }
}
