package com.syncsketch.benchmarks.scale;

import com.syncsketch.benchmarks.harness.Conditions;
import com.syncsketch.benchmarks.harness.Machine;
import com.syncsketch.benchmarks.harness.Suite;
import com.syncsketch.benchmarks.harness.Versions;
import com.syncsketch.benchmarks.measure.Curve;
import com.syncsketch.benchmarks.measure.SuiteResult;
import com.syncsketch.benchmarks.process.ChildProcess;
import com.syncsketch.benchmarks.process.ProcessResult;
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

/** Measures resource usage as the amount of work grows. */
public final class ScaleSuite implements Suite {

    private static final Pattern POINT = Pattern.compile("point (\\d+) (\\S+) (\\d+) (\\d+) (\\d+)");

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String summary() {
        return "One client with a heap of 64 MiB repeats an operation many times. Its resource usage must not grow:"
                + " the heap after a garbage collection, threads, open files and sockets. The time should be a"
                + " straight line. In addition, a soak test in which four threads work for some minutes while the"
                + " server injects faults.";
    }

    @Override
    public SuiteResult run(Conditions conditions) throws IOException, InterruptedException {
        Map<String, String> machine = Machine.describe();
        Path file = Files.write(conditions.scratch().resolve("shot.mov"), new byte[1 << 20]);
        List<Curve> curves = new ArrayList<>();
        for (Workload workload : Workload.values()) {
            curves.addAll(measure(workload, file, conditions));
        }
        SoakRun soak = SoakRun.run(conditions);
        curves.addAll(soak.curves());
        return new SuiteResult(
                name(), machine, Versions.of("syncsketch-sdk-extensions"), soak.comparisons(), curves, List.of());
    }

    private static List<Curve> measure(Workload workload, Path file, Conditions conditions)
            throws IOException, InterruptedException {
        int count = workload.count(conditions.smoke());
        ProcessResult result;
        try (ServerProcess server = ServerProcess.responses(null)) {
            result = ChildProcess.run(
                    ChildProcess.java(
                            List.of("-Xmx64m"),
                            System.getProperty("java.class.path"),
                            ScaleProgram.class.getName(),
                            List.of(workload.name(), Integer.toString(count), server.url(), file.toString())),
                    Map.of());
        }
        List<Curve.Point> time = new ArrayList<>();
        List<Curve.Point> heap = new ArrayList<>();
        List<Curve.Point> threads = new ArrayList<>();
        List<Curve.Point> files = new ArrayList<>();
        Matcher matcher = POINT.matcher(result.output());
        while (matcher.find()) {
            double done = Double.parseDouble(matcher.group(1));
            time.add(new Curve.Point(done, Double.parseDouble(matcher.group(2))));
            heap.add(new Curve.Point(done, Double.parseDouble(matcher.group(3)) / 1048576));
            threads.add(new Curve.Point(done, Double.parseDouble(matcher.group(4))));
            files.add(new Curve.Point(done, Double.parseDouble(matcher.group(5))));
        }
        conditions.say("%s: %d times in %.1f s", workload.title(), count, result.wallSeconds());
        return List.of(
                new Curve(
                        workload.title() + ": resource usage",
                        workload.across(),
                        "MiB of heap; threads; files and sockets",
                        List.of(
                                new Curve.Line("heap, MiB", heap),
                                new Curve.Line("threads", threads),
                                new Curve.Line("files and sockets", files))),
                new Curve(
                        workload.title() + ": time", workload.across(), "s", List.of(new Curve.Line("time, s", time))));
    }
}
