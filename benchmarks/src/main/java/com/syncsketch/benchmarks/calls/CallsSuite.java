package com.syncsketch.benchmarks.calls;

import com.syncsketch.benchmarks.Conditions;
import com.syncsketch.benchmarks.JmhRuns;
import com.syncsketch.benchmarks.Machine;
import com.syncsketch.benchmarks.Suite;
import com.syncsketch.benchmarks.Versions;
import com.syncsketch.benchmarks.measure.Better;
import com.syncsketch.benchmarks.measure.Comparison;
import com.syncsketch.benchmarks.measure.Rounds;
import com.syncsketch.benchmarks.measure.SuiteResult;
import com.syncsketch.benchmarks.measure.Target;
import com.syncsketch.benchmarks.server.ServerProcess;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** Calls, one after the other and side by side. */
public final class CallsSuite implements Suite {

    private static final String OURS = Caller.Contender.OURS.title();
    private static final String FLOOR = Caller.Contender.FLOOR.title();
    private static final String PYTHON = "python";
    private static final List<Target> AHEAD_OF_STOCK = List.of(
            new Target(FLOOR, 0.9),
            new Target(Caller.Contender.STOCK_FEIGN.title(), 1),
            new Target(Caller.Contender.STOCK_NATIVE.title(), 1),
            new Target(Caller.Contender.STOCK_OKHTTP.title(), 1));

    private static final String THROUGHPUT = "throughput";
    private static final String MEDIAN = "latency, half of the calls";
    private static final String TAIL = "latency, 99 of 100 calls";
    private static final String ALLOCATED = "allocated";
    private static final String COMPUTED = "computing time";

    /** What is called, by how many threads, on which Java. */
    private record Load(Call call, int threads, @Nullable Path home) {

        String title() {
            String who =
                    threads == 1 ? "1 thread" : threads + (home == null ? " threads" : " virtual threads, Java 25");
            return call.title() + ", " + who;
        }
    }

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public String summary() {
        return "Calls over loopback to a server in a process of its own that answers from memory: our client, what one would"
                + " write by hand for these calls alone (the floor), and what the generator makes of the same contract with"
                + " its own templates.";
    }

    @Override
    public SuiteResult run(Conditions conditions) throws IOException, InterruptedException {
        Map<String, String> machine = Machine.describe();
        List<String> remarks = new ArrayList<>();
        List<Load> loads = new ArrayList<>();
        for (Call call : Call.values()) {
            loads.add(new Load(call, 1, null));
        }
        if (!conditions.smoke()) {
            loads.add(new Load(Call.PROJECT, 16, null));
            loads.add(new Load(Call.ITEMS, 16, null));
            if (conditions.java25() == null) {
                remarks.add("256 virtual threads did not run: there is no JDK 25.");
            } else {
                loads.add(new Load(Call.PROJECT, 256, conditions.java25()));
            }
        }
        PythonCalls python = PythonCalls.of(conditions, remarks);
        if (python != null) {
            remarks.add("The official Python client makes two calls to write a comment, so it is not measured there.");
        }
        List<Comparison> comparisons = new ArrayList<>();
        for (Load load : loads) {
            boolean comparable = load.threads() == 1 && load.call() != Call.COMMENT;
            comparisons.addAll(measure(load, comparable ? python : null, conditions));
        }
        return new SuiteResult(
                name(),
                machine,
                Versions.of(
                        "syncsketch-sdk-extensions",
                        "feign-core",
                        "feign-okhttp",
                        "okhttp-jvm",
                        "gson",
                        "jackson-databind",
                        "jetty-server",
                        "jmh-core"),
                comparisons,
                List.of(),
                remarks);
    }

    private static List<Comparison> measure(Load load, @Nullable PythonCalls python, Conditions conditions)
            throws IOException, InterruptedException {
        Rounds rounds = new Rounds();
        JmhRuns runs = new JmhRuns(conditions);
        for (int round = 1; round <= conditions.rounds(); round++) {
            for (Caller.Contender contender : Caller.Contender.values()) {
                // A fresh one for each, so that none is served by code that another one has warmed up.
                try (ServerProcess server = ServerProcess.start()) {
                    RunResult result = runs.run(new JmhRuns.Plan(
                            CallBenchmark.class,
                            Map.of(
                                    "address", server.address(),
                                    "contender", contender.name(),
                                    "call", load.call().name()),
                            load.threads(),
                            load.home(),
                            load.home() == null ? List.of() : List.of("-Djmh.executor=VIRTUAL"),
                            10));
                    Statistics latency = result.getPrimaryResult().getStatistics();
                    String who = contender.title();
                    rounds.add(THROUGHPUT, who, load.threads() / latency.getMean());
                    rounds.add(MEDIAN, who, latency.getPercentile(50) * 1e6);
                    rounds.add(TAIL, who, latency.getPercentile(99) * 1e6);
                    rounds.add(ALLOCATED, who, JmhRuns.allocated(result) / 1024);
                    rounds.add(COMPUTED, who, JmhRuns.computedMicros(result));
                    conditions.say(
                            "%s, round %d: %s %.0f calls/s",
                            load.title(), round, who, load.threads() / latency.getMean());
                }
            }
            if (python != null) {
                try (ServerProcess server = ServerProcess.start()) {
                    double micros = python.computedMicros(server.address(), load.call(), conditions.smoke());
                    rounds.add(COMPUTED, PYTHON, micros);
                    conditions.say("%s, round %d: %s %.0f us computed", load.title(), round, PYTHON, micros);
                }
            }
        }
        List<Target> computing = new ArrayList<>();
        if (python != null) {
            computing.add(new Target(PYTHON, 1 / 3.0));
        }
        return List.of(
                comparison(load, THROUGHPUT, "calls/s", Better.HIGHER, rounds, AHEAD_OF_STOCK),
                comparison(load, MEDIAN, "µs", Better.LOWER, rounds, List.of()),
                comparison(load, TAIL, "µs", Better.LOWER, rounds, List.of()),
                comparison(load, COMPUTED, "µs/call", Better.LOWER, rounds, computing),
                comparison(load, ALLOCATED, "KiB/call", Better.LOWER, rounds, List.of(new Target(FLOOR, 1.5))));
    }

    private static Comparison comparison(
            Load load, String metric, String unit, Better better, Rounds rounds, List<Target> targets) {
        return new Comparison(load.title(), metric, unit, better, OURS, rounds.of(metric), targets);
    }
}
