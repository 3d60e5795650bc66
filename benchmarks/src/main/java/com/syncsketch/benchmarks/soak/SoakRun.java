package com.syncsketch.benchmarks.soak;

import com.syncsketch.benchmarks.harness.Conditions;
import com.syncsketch.benchmarks.measure.Comparison;
import com.syncsketch.benchmarks.measure.Curve;
import com.syncsketch.benchmarks.measure.Direction;
import com.syncsketch.benchmarks.measure.Series;
import com.syncsketch.benchmarks.measure.Target;
import com.syncsketch.benchmarks.process.ChildProcess;
import com.syncsketch.benchmarks.process.ProcessResult;
import com.syncsketch.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One run of {@link SoakProgram} against the mock server, each in a process of its own.
 *
 * @param curves the resource usage and the number of operations over time
 * @param comparisons the resource usage of the last third against that of the first
 */
public record SoakRun(List<Curve> curves, List<Comparison> comparisons) {

    private static final String TITLE = "Soak with faults";
    private static final String FIRST = "first third after warm-up";
    private static final String LAST = "last third";
    private static final double FLAT = 1.2;
    private static final double MIB = 1048576;

    private static final Pattern POINT =
            Pattern.compile("point (\\S+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

    public SoakRun {
        curves = List.copyOf(curves);
        comparisons = List.copyOf(comparisons);
    }

    /** One line of output of {@link SoakProgram}. */
    private record Point(
            double seconds,
            double heap,
            double resident,
            double threads,
            double files,
            double sockets,
            double done,
            double failed,
            double faults) {

        static Point of(MatchResult matcher) {
            return new Point(
                    Double.parseDouble(matcher.group(1)),
                    Double.parseDouble(matcher.group(2)) / MIB,
                    Double.parseDouble(matcher.group(3)) / MIB,
                    Double.parseDouble(matcher.group(4)),
                    Double.parseDouble(matcher.group(5)),
                    Double.parseDouble(matcher.group(6)),
                    Double.parseDouble(matcher.group(7)),
                    Double.parseDouble(matcher.group(8)),
                    Double.parseDouble(matcher.group(9)));
        }
    }

    /**
     * Runs the program for about three minutes, or for a few seconds in a smoke test.
     *
     * @throws IOException if the client misbehaved; the message has the details
     */
    public static SoakRun run(Conditions conditions) throws IOException, InterruptedException {
        Path scratch = Files.createDirectories(conditions.scratch().resolve("soak"));
        SoakFixture fixture = new SoakFixture(scratch);
        fixture.prepare();
        List<String> settings = List.of(
                "--port=0",
                "--user=" + SoakFixture.USER,
                "--key=" + SoakFixture.KEY,
                "--seed=" + fixture.seed(),
                "--page-size=" + SoakFixture.PAGE,
                "--processing-reads=" + SoakFixture.READS,
                "--journal-capacity=200",
                "--storage=" + Files.createDirectories(scratch.resolve("storage")));
        ProcessResult result;
        try (ServerProcess server = ServerProcess.start("com.syncsketch.mock.internal.cli.Main", settings)) {
            result = ChildProcess.run(
                    ChildProcess.java(
                            List.of("-Xmx64m"),
                            System.getProperty("java.class.path"),
                            SoakProgram.class.getName(),
                            List.of(
                                    server.url(),
                                    scratch.toString(),
                                    conditions.smoke() ? "8" : "60",
                                    conditions.smoke() ? "100" : "600")),
                    Map.of());
        }
        List<Point> points =
                POINT.matcher(result.output()).results().map(Point::of).toList();
        conditions.say(
                "%s: %.0f operations, %.0f faults applied in %.1f s",
                TITLE,
                points.stream()
                        .mapToDouble(point -> point.done() + point.failed())
                        .sum(),
                points.stream().mapToDouble(Point::faults).sum(),
                result.wallSeconds());
        return new SoakRun(curves(points), comparisons(points));
    }

    private static List<Curve> curves(List<Point> points) {
        return List.of(
                new Curve(
                        TITLE + ": memory",
                        "s",
                        "MiB",
                        List.of(line("resident", points, Point::resident), line("heap", points, Point::heap))),
                new Curve(
                        TITLE + ": threads, files and sockets",
                        "s",
                        "threads; files; sockets",
                        List.of(
                                line("threads", points, Point::threads),
                                line("files", points, Point::files),
                                line("sockets", points, Point::sockets))),
                new Curve(
                        TITLE + ": operations",
                        "s",
                        "per interval",
                        List.of(
                                line("succeeded", points, Point::done),
                                line("failed as injected", points, Point::failed),
                                line("faults applied", points, Point::faults))));
    }

    private static Curve.Line line(String name, List<Point> points, ToDoubleFunction<Point> value) {
        return new Curve.Line(
                name,
                points.stream()
                        .map(point -> new Curve.Point(point.seconds(), value.applyAsDouble(point)))
                        .toList());
    }

    private static List<Comparison> comparisons(List<Point> points) {
        return List.of(
                comparison("heap", "MiB", points, Point::heap),
                comparison("resident memory", "MiB", points, Point::resident),
                comparison("threads", "number", points, Point::threads),
                comparison("files and sockets", "number", points, point -> point.files() + point.sockets()));
    }

    /** Compares the points of the last third with as many after the first tenth, in which the JVM warms up. */
    private static Comparison comparison(
            String metric, String unit, List<Point> points, ToDoubleFunction<Point> value) {
        int warm = points.size() / 10 + 1;
        int third = (points.size() - warm) / 3;
        List<Double> values = points.stream().map(value::applyAsDouble).toList();
        return new Comparison(
                TITLE,
                metric,
                unit,
                Direction.LOWER,
                LAST,
                List.of(
                        new Series(LAST, values.subList(values.size() - third, values.size())),
                        new Series(FIRST, values.subList(warm, warm + third))),
                List.of(new Target(FIRST, FLAT)));
    }
}
