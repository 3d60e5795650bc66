package com.syncsketch.benchmarks.link;

import com.syncsketch.benchmarks.Conditions;
import com.syncsketch.benchmarks.Machine;
import com.syncsketch.benchmarks.Suite;
import com.syncsketch.benchmarks.Versions;
import com.syncsketch.benchmarks.measure.CheckTable;
import com.syncsketch.benchmarks.measure.Comparison;
import com.syncsketch.benchmarks.measure.Curve;
import com.syncsketch.benchmarks.measure.Direction;
import com.syncsketch.benchmarks.measure.Repetitions;
import com.syncsketch.benchmarks.measure.Series;
import com.syncsketch.benchmarks.measure.SuiteResult;
import com.syncsketch.benchmarks.process.Child;
import com.syncsketch.benchmarks.process.Usage;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Uploads over a link that is far and loses packets, and over one that is slow. */
public final class LinkSuite implements Suite {

    private static final Shape SHAPE = new Shape(200_000_000, Duration.ofMillis(25), 0.01, 1_250_000);

    /** What TCP carries in a packet of 1,500 bytes with time stamps. */
    private static final int SEGMENT = 1448;

    private static final String SPEED = "speed";
    private static final String MEMORY = "peak memory";
    private static final double MIB = 1048576;

    @Override
    public String name() {
        return "link";
    }

    @Override
    public String summary() {
        return "A file to a server that only counts bytes, over a link with a round trip of 50 ms, 1 % loss in each direction and"
                + " 200 Mbit/s, as a user-space link between two network namespaces makes it. Ours by size of the parts and by how"
                + " many go at the same time; *ours* alone is with its defaults, and all have a heap of 64 MiB. With CUBIC, one"
                + " stream sends 16 MiB only. *Slow transfers* are checks of our client with its defaults, once, in front of the mock"
                + " server: a transfer that moves is never cut, however slow, and one that stands still ends in time. *Longest"
                + " silence* is the longest time in which a connection took no byte of a request under way.";
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
        // Near enough to send little in no time.
        Shape shape = smoke ? new Shape(SHAPE.bitsPerSecond(), Duration.ofMillis(2), 0.01, SHAPE.queueBytes()) : SHAPE;
        List<String> remarks = new ArrayList<>(List.of(ping(shape, smoke ? 20 : 1_000)));
        CheckTable slow = new SlowTransfers(conditions, remarks).run();
        List<Comparison> comparisons = new ArrayList<>();
        List<Curve> curves = new ArrayList<>();
        for (Course course : smoke ? Course.smoke(conditions.scratch()) : Course.all(conditions.scratch())) {
            String title = course.title();
            Repetitions rounds = new Repetitions();
            Punctuality punctuality = Punctuality.NONE;
            for (int round = 1; round <= conditions.rounds(); round++) {
                Races races = new Races(shape, course.congestion(), course.atOnce(), round);
                for (Run run : races.run(course.contenders())) {
                    String who = run.contender().name();
                    double mebibytes = run.peakBytes() / MIB;
                    rounds.add(SPEED, who, run.speed());
                    rounds.add(MEMORY, who, mebibytes);
                    punctuality = punctuality.and(run.punctuality());
                    conditions.say("%s, round %d: %s %.2f MiB/s, %.0f MiB", title, round, who, run.speed(), mebibytes);
                }
            }
            comparisons.add(comparison(title, SPEED, "MiB/s", Direction.HIGHER, rounds));
            comparisons.add(comparison(title, MEMORY, "MiB", Direction.LOWER, rounds));
            curves.add(curve(title, course, rounds.of(SPEED)));
            remarks.add(String.format(
                    Locale.ROOT,
                    "%s: of %,d packets, %.2f %% came more than 1 ms after their time, the latest one %.1f ms.",
                    title,
                    punctuality.packets(),
                    100.0 * punctuality.late() / punctuality.packets(),
                    punctuality.mostNanos() / 1e6));
        }
        remarks.add(String.format(
                Locale.ROOT,
                "By the formula of Mathis et al., a stream that halves its window at each loss makes %.2f MiB/s over"
                        + " this link, and %.2f where the receiver confirms every other segment only, as Linux does.",
                shape.mathis(SEGMENT, 1) / MIB,
                shape.mathis(SEGMENT, 2) / MIB));
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
        return new Comparison(title, metric, unit, better, Contender.OURS, rounds.of(metric), List.of());
    }

    private static String ping(Shape shape, int count) throws IOException, InterruptedException {
        try (Link link = Link.open(shape, "cubic", 0)) {
            Usage usage = Child.run(link.onClient(Ping.command(count)), Map.of());
            return String.format(
                    Locale.ROOT,
                    "The link itself, by %,d pings: a median round trip of %.1f ms; %.1f %% got no answer, and %.1f %%"
                            + " should not.",
                    count,
                    Ping.medianMilliseconds(usage),
                    100.0 * (count - Ping.answered(usage)) / count,
                    100 * (1 - shape.delivered()));
        }
    }

    private static Curve curve(String title, Course course, List<Series> speeds) {
        List<Curve.Line> lines = new ArrayList<>();
        for (int size : course.partSizes()) {
            List<Curve.Point> points = new ArrayList<>();
            for (int parts : course.parallel()) {
                String name = Contender.inParts(size, parts);
                speeds.stream()
                        .filter(series -> series.contender().equals(name))
                        .forEach(series -> points.add(
                                new Curve.Point(parts, series.spread().median())));
            }
            lines.add(new Curve.Line("parts of " + size + " MiB", points));
        }
        return new Curve(title + ": speed", "parts at the same time", "MiB/s", lines);
    }
}
