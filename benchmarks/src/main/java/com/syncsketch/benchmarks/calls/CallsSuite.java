package com.syncsketch.benchmarks.calls;

import com.syncsketch.benchmarks.Conditions;
import com.syncsketch.benchmarks.JmhRuns;
import com.syncsketch.benchmarks.Machine;
import com.syncsketch.benchmarks.Suite;
import com.syncsketch.benchmarks.Versions;
import com.syncsketch.benchmarks.measure.Comparison;
import com.syncsketch.benchmarks.measure.Direction;
import com.syncsketch.benchmarks.measure.Repetitions;
import com.syncsketch.benchmarks.measure.Series;
import com.syncsketch.benchmarks.measure.SuiteResult;
import com.syncsketch.benchmarks.measure.Target;
import com.syncsketch.benchmarks.server.Certificate;
import com.syncsketch.benchmarks.server.ServerProcess;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** Calls over loopback, sequential and concurrent. */
public final class CallsSuite implements Suite {

    private static final String OURS = Caller.Contender.OURS.title();

    private static final String THROUGHPUT = "throughput";
    private static final String MEDIAN = "median latency";
    private static final String TAIL = "99th percentile";
    private static final String CPU = "CPU time";
    private static final String ALLOCATED = "allocated";
    private static final String COMPILER = "JIT compiler";

    private static final int WARM_UP_SECONDS = 8;

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public String summary() {
        return "Calls over loopback to a server in a process of its own that answers with fixed bytes. Contenders: our"
                + " client; hand-written code for these calls alone on Apache HttpClient 5 and Jackson (baseline); and"
                + " what the generator produces from the same contract with its own templates (stock). All have their"
                + " default settings, except for a pool of 256 connections. CPU time is that of the client process in a"
                + " warm JVM, without the JIT compiler.";
    }

    @Override
    public SuiteResult run(Conditions conditions) throws IOException, InterruptedException {
        Map<String, String> machine = Machine.describe();
        List<String> remarks = new ArrayList<>();
        if (conditions.java25() == null) {
            remarks.add("256 virtual threads did not run: there is no JDK 25.");
        }
        PythonCalls python = PythonCalls.of(conditions, remarks);
        if (python != null) {
            remarks.add("The official Python client makes two calls to create a comment, so it is not measured there.");
        }
        Certificate certificate = Certificate.create(conditions.scratch());
        Repetitions compiler = new Repetitions();
        List<Comparison> comparisons = new ArrayList<>();
        for (Load load : conditions.smoke() ? Load.smoke() : Load.all(conditions.java25())) {
            comparisons.addAll(measure(
                    load,
                    load.tls() ? certificate : null,
                    load.comparesPython() ? python : null,
                    compiler,
                    conditions));
        }
        for (Series series : compiler.of(COMPILER)) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%s: the JIT compiler, which is not counted, took %.0f %% of the CPU time (median; maximum %.0f"
                            + " %%).",
                    series.contender(),
                    series.spread().median() * 100,
                    series.spread().max() * 100));
        }
        return new SuiteResult(
                name(),
                machine,
                Versions.of(
                        "syncsketch-sdk-extensions",
                        "httpclient5",
                        "feign-core",
                        "feign-okhttp",
                        "okhttp-jvm",
                        "gson",
                        "jackson-databind",
                        "jmh-core"),
                comparisons,
                List.of(),
                remarks);
    }

    private static List<Comparison> measure(
            Load load,
            @Nullable Certificate certificate,
            @Nullable PythonCalls python,
            Repetitions compiler,
            Conditions conditions)
            throws IOException, InterruptedException {
        Repetitions values = new Repetitions();
        JmhRuns runs = new JmhRuns(conditions);
        for (int round = 1; round <= conditions.rounds(); round++) {
            for (Caller.Contender contender : Caller.Contender.values()) {
                // A new server for each, so that none meets code that another contender has warmed up.
                try (ServerProcess server = ServerProcess.responses(certificate)) {
                    RunResult result = runs.run(plan(load, contender, server.address(), certificate));
                    Statistics latency = result.getPrimaryResult().getStatistics();
                    double throughput = load.threads() / latency.getMean();
                    String who = contender.title();
                    values.add(THROUGHPUT, who, throughput);
                    values.add(MEDIAN, who, latency.getPercentile(50) * 1e6);
                    values.add(TAIL, who, latency.getPercentile(99) * 1e6);
                    values.add(CPU, who, JmhRuns.cpuMicros(result));
                    values.add(ALLOCATED, who, JmhRuns.allocated(result) / 1024);
                    compiler.add(COMPILER, who, JmhRuns.compilerShare(result));
                    conditions.say(
                            "%s, round %d: %s %.0f calls/s, %.1f us",
                            load.title(), round, who, throughput, JmhRuns.cpuMicros(result));
                }
            }
            if (python != null) {
                try (ServerProcess server = ServerProcess.responses(certificate)) {
                    double micros = python.cpuMicros(server.address(), certificate, load.call(), conditions.smoke());
                    values.add(CPU, CallTargets.PYTHON, micros);
                    conditions.say("%s, round %d: %s %.0f us", load.title(), round, CallTargets.PYTHON, micros);
                }
            }
        }
        Call call = load.call();
        return List.of(
                comparison(load, THROUGHPUT, "calls/s", Direction.HIGHER, values, CallTargets.throughput(call)),
                comparison(load, MEDIAN, "µs", Direction.LOWER, values, List.of()),
                comparison(load, TAIL, "µs", Direction.LOWER, values, List.of()),
                comparison(load, CPU, "µs/call", Direction.LOWER, values, CallTargets.cpu(call, values.of(CPU))),
                comparison(load, ALLOCATED, "KiB/call", Direction.LOWER, values, CallTargets.allocated(call)));
    }

    private static JmhRuns.Plan plan(
            Load load, Caller.Contender contender, String address, @Nullable Certificate certificate) {
        return new JmhRuns.Plan(
                CallBenchmark.class,
                Map.of(
                        "address",
                        address,
                        "keys",
                        certificate == null ? "" : certificate.keys().toString(),
                        "contender",
                        contender.name(),
                        "call",
                        load.call().name()),
                load.threads(),
                load.java25(),
                load.options(),
                WARM_UP_SECONDS);
    }

    private static Comparison comparison(
            Load load, String metric, String unit, Direction better, Repetitions values, List<Target> targets) {
        return new Comparison(load.title(), metric, unit, better, OURS, values.of(metric), targets);
    }
}
