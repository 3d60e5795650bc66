package com.syncsketch.benchmarks.calls;

import com.syncsketch.benchmarks.harness.Conditions;
import com.syncsketch.benchmarks.harness.JmhRunner;
import com.syncsketch.benchmarks.harness.Machine;
import com.syncsketch.benchmarks.harness.Suite;
import com.syncsketch.benchmarks.harness.Versions;
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

/** Measures single requests over loopback, sequential and concurrent. */
public final class CallsSuite implements Suite {

    private static final String OURS = Caller.Candidate.OURS.title();

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
        return "Requests over loopback to a server in a process of its own that returns fixed responses. Candidates:"
                + " our client; hand-written code for only these requests, on Apache HttpClient 5 and Jackson"
                + " (baseline); and the clients that the generator creates from the same contract with its own"
                + " templates (stock). All use their default settings, except for a pool of 256 connections. CPU time"
                + " is that of the client process in a warm JVM, without the JIT compiler.";
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
            remarks.add("The official Python client is not measured for creating a comment, for which it sends two"
                    + " requests.");
        }
        Certificate certificate = Certificate.create(conditions.scratch());
        Repetitions compiler = new Repetitions();
        List<Comparison> comparisons = new ArrayList<>();
        for (CallScenario scenario :
                conditions.smoke() ? CallScenario.smoke() : CallScenario.all(conditions.java25())) {
            comparisons.addAll(measure(
                    scenario,
                    scenario.tls() ? certificate : null,
                    scenario.comparesPython() ? python : null,
                    compiler,
                    conditions));
        }
        for (Series series : compiler.of(COMPILER)) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%s: the JIT compiler, which is not counted, took %.0f %% of the CPU time (median; maximum %.0f"
                            + " %%).",
                    series.candidate(),
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
            CallScenario scenario,
            @Nullable Certificate certificate,
            @Nullable PythonCalls python,
            Repetitions compiler,
            Conditions conditions)
            throws IOException, InterruptedException {
        Repetitions values = new Repetitions();
        JmhRunner runner = new JmhRunner(conditions);
        for (int round = 1; round <= conditions.rounds(); round++) {
            for (Caller.Candidate candidate : Caller.Candidate.values()) {
                // A new server for each candidate, so that none benefits from a server that another one has warmed up.
                try (ServerProcess server = ServerProcess.responses(certificate)) {
                    RunResult result = runner.run(plan(scenario, candidate, server.url(), certificate));
                    Statistics latency = result.getPrimaryResult().getStatistics();
                    double throughput = JmhRunner.throughput(result);
                    String who = candidate.title();
                    values.add(THROUGHPUT, who, throughput);
                    values.add(MEDIAN, who, latency.getPercentile(50) * 1e6);
                    values.add(TAIL, who, latency.getPercentile(99) * 1e6);
                    values.add(CPU, who, JmhRunner.cpuMicros(result));
                    values.add(ALLOCATED, who, JmhRunner.allocated(result) / 1024);
                    compiler.add(COMPILER, who, JmhRunner.compilerShare(result));
                    conditions.say(
                            "%s, round %d: %s %.0f requests/s, %.1f us",
                            scenario.title(), round, who, throughput, JmhRunner.cpuMicros(result));
                }
            }
            if (python != null) {
                try (ServerProcess server = ServerProcess.responses(certificate)) {
                    double micros = python.cpuMicros(server.url(), certificate, scenario.call(), conditions.smoke());
                    values.add(CPU, CallTargets.PYTHON, micros);
                    conditions.say("%s, round %d: %s %.0f us", scenario.title(), round, CallTargets.PYTHON, micros);
                }
            }
        }
        MeasuredCall call = scenario.call();
        return List.of(
                comparison(scenario, THROUGHPUT, "calls/s", Direction.HIGHER, values, CallTargets.throughput(call)),
                comparison(scenario, MEDIAN, "µs", Direction.LOWER, values, List.of()),
                comparison(scenario, TAIL, "µs", Direction.LOWER, values, List.of()),
                comparison(scenario, CPU, "µs/call", Direction.LOWER, values, CallTargets.cpu(call, values.of(CPU))),
                comparison(scenario, ALLOCATED, "KiB/call", Direction.LOWER, values, CallTargets.allocated(call)));
    }

    private static JmhRunner.Plan plan(
            CallScenario scenario, Caller.Candidate candidate, String url, @Nullable Certificate certificate) {
        return new JmhRunner.Plan(
                CallBenchmark.class,
                Map.of(
                        "url",
                        url,
                        "keys",
                        certificate == null ? "" : certificate.keys().toString(),
                        "candidate",
                        candidate.name(),
                        "call",
                        scenario.call().name()),
                scenario.threads(),
                scenario.java25(),
                scenario.options(),
                WARM_UP_SECONDS);
    }

    private static Comparison comparison(
            CallScenario scenario,
            String metric,
            String unit,
            Direction better,
            Repetitions values,
            List<Target> targets) {
        return new Comparison(scenario.title(), metric, unit, better, OURS, values.of(metric), targets);
    }
}
