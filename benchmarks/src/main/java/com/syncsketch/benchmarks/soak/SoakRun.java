package com.syncsketch.benchmarks.soak;

import com.syncsketch.benchmarks.Conditions;
import com.syncsketch.benchmarks.measure.Comparison;
import com.syncsketch.benchmarks.measure.Curve;
import com.syncsketch.benchmarks.measure.Direction;
import com.syncsketch.benchmarks.measure.Series;
import com.syncsketch.benchmarks.measure.Target;
import com.syncsketch.benchmarks.process.Child;
import com.syncsketch.benchmarks.process.Usage;
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
 * One run of {@link Soak} against the mock server, each in a process of its own.
 *
 * @param curves what was held, and what was done, over the time
 * @param comparisons what was held in the last third set against the first one
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

    /** One line of {@link Soak}. */
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
     * Runs it: about three minutes, or a few seconds for a smoke test.
     *
     * @throws IOException if anything went in a way that it must not; the message tells what
     */
    public static SoakRun run(Conditions conditions) throws IOException, InterruptedException {
        Path scratch = Files.createDirectories(conditions.scratch().resolve("soak"));
        Place place = new Place(scratch);
        place.prepare();
        List<String> settings = List.of(
                "--port=0",
                "--user=" + Place.USER,
                "--key=" + Place.KEY,
                "--seed=" + place.seed(),
                "--page-size=" + Place.PAGE,
                "--processing-reads=" + Place.READS,
                "--journal-capacity=200",
                "--storage=" + Files.createDirectories(scratch.resolve("storage")));
        Usage usage;
        try (ServerProcess server = ServerProcess.start("com.syncsketch.mock.internal.cli.Main", settings)) {
            usage = Child.run(
                    Child.java(
                            List.of("-Xmx64m"),
                            System.getProperty("java.class.path"),
                            Soak.class.getName(),
                            List.of(
                                    server.address(),
                                    scratch.toString(),
                                    conditions.smoke() ? "8" : "60",
                                    conditions.smoke() ? "100" : "600")),
                    Map.of());
        }
        List<Point> points =
                POINT.matcher(usage.output()).results().map(Point::of).toList();
        conditions.say(
                "%s: %.0f steps, %.0f faults met in %.1f s",
                TITLE,
                points.stream()
                        .mapToDouble(point -> point.done() + point.failed())
                        .sum(),
                points.stream().mapToDouble(Point::faults).sum(),
                usage.wallSeconds());
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
                        TITLE + ": what is open",
                        "s",
                        "threads; files; sockets",
                        List.of(
                                line("threads", points, Point::threads),
                                line("files", points, Point::files),
                                line("sockets", points, Point::sockets))),
                new Curve(
                        TITLE + ": what is done",
                        "s",
                        "in each interval",
                        List.of(
                                line("steps done", points, Point::done),
                                line("steps failed as told", points, Point::failed),
                                line("faults met", points, Point::faults))));
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

    /** Sets the points of the last third against as many after the first tenth, in which the JVM warms up. */
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
