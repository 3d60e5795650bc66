package com.syncsketch.benchmarks.scale;

import com.syncsketch.benchmarks.Conditions;
import com.syncsketch.benchmarks.Machine;
import com.syncsketch.benchmarks.Suite;
import com.syncsketch.benchmarks.Versions;
import com.syncsketch.benchmarks.measure.Curve;
import com.syncsketch.benchmarks.measure.SuiteResult;
import com.syncsketch.benchmarks.process.Child;
import com.syncsketch.benchmarks.process.Usage;
import com.syncsketch.benchmarks.server.ServerProcess;
import com.syncsketch.benchmarks.soak.SoakRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What grows when there is much to do. */
public final class ScaleSuite implements Suite {

    private static final Pattern POINT = Pattern.compile("point (\\d+) (\\S+) (\\d+) (\\d+) (\\d+)");

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String summary() {
        return "One client with a heap of 64 MiB that does the same very often. What it holds must not grow with it:"
                + " the heap after a collection, threads, open files and sockets. The time should be a straight line. And"
                + " an hour's work of four threads in minutes, while much goes wrong.";
    }

    @Override
    public SuiteResult run(Conditions conditions) throws IOException, InterruptedException {
        Map<String, String> machine = Machine.describe();
        Path file = Files.write(conditions.scratch().resolve("shot.mov"), new byte[1 << 20]);
        List<Curve> curves = new ArrayList<>();
        for (Load load : Load.values()) {
            curves.addAll(measure(load, file, conditions));
        }
        SoakRun soak = SoakRun.run(conditions);
        curves.addAll(soak.curves());
        return new SuiteResult(
                name(), machine, Versions.of("syncsketch-sdk-extensions"), soak.comparisons(), curves, List.of());
    }

    private static List<Curve> measure(Load load, Path file, Conditions conditions)
            throws IOException, InterruptedException {
        int count = load.count(conditions.smoke());
        Usage usage;
        try (ServerProcess server = ServerProcess.responses(null)) {
            usage = Child.run(
                    Child.java(
                            List.of("-Xmx64m"),
                            System.getProperty("java.class.path"),
                            Worker.class.getName(),
                            List.of(load.name(), Integer.toString(count), server.address(), file.toString())),
                    Map.of());
        }
        List<Curve.Point> time = new ArrayList<>();
        List<Curve.Point> heap = new ArrayList<>();
        List<Curve.Point> threads = new ArrayList<>();
        List<Curve.Point> files = new ArrayList<>();
        Matcher matcher = POINT.matcher(usage.output());
        while (matcher.find()) {
            double done = Double.parseDouble(matcher.group(1));
            time.add(new Curve.Point(done, Double.parseDouble(matcher.group(2))));
            heap.add(new Curve.Point(done, Double.parseDouble(matcher.group(3)) / 1048576));
            threads.add(new Curve.Point(done, Double.parseDouble(matcher.group(4))));
            files.add(new Curve.Point(done, Double.parseDouble(matcher.group(5))));
        }
        conditions.say("%s: %d times in %.1f s", load.title(), count, usage.wallSeconds());
        return List.of(
                new Curve(
                        load.title() + ": what is held",
                        load.across(),
                        "MiB of heap; threads; files and sockets",
                        List.of(
                                new Curve.Line("heap, MiB", heap),
                                new Curve.Line("threads", threads),
                                new Curve.Line("files and sockets", files))),
                new Curve(load.title() + ": time", load.across(), "s", List.of(new Curve.Line("time, s", time))));
    }
}
