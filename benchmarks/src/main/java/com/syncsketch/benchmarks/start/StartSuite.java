package com.syncsketch.benchmarks.start;

import com.syncsketch.benchmarks.calls.Caller;
import com.syncsketch.benchmarks.calls.MeasuredCall;
import com.syncsketch.benchmarks.calls.OneCall;
import com.syncsketch.benchmarks.calls.PythonCalls;
import com.syncsketch.benchmarks.harness.Conditions;
import com.syncsketch.benchmarks.harness.Machine;
import com.syncsketch.benchmarks.harness.Suite;
import com.syncsketch.benchmarks.harness.Versions;
import com.syncsketch.benchmarks.measure.Comparison;
import com.syncsketch.benchmarks.measure.Direction;
import com.syncsketch.benchmarks.measure.Repetitions;
import com.syncsketch.benchmarks.measure.SuiteResult;
import com.syncsketch.benchmarks.measure.Target;
import com.syncsketch.benchmarks.process.ChildProcess;
import com.syncsketch.benchmarks.process.ProcessResult;
import com.syncsketch.benchmarks.server.ServerProcess;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures a process that sends one request. */
public final class StartSuite implements Suite {

    private static final String OURS = Caller.Candidate.OURS.title();
    private static final String OKHTTP = Caller.Candidate.STOCK_OKHTTP.title();
    private static final String PYTHON = "python";

    private static final String TIME = "time";
    private static final String CPU = "CPU time";
    private static final String MEMORY = "peak memory";

    /** A way to start Java, and the target for its elapsed time against the stock OkHttp client. */
    private enum Mode {
        PLAIN_17("Java 17", false, 1),
        ARCHIVE_17("Java 17, AppCDS", true, 1.3),
        PLAIN_25("Java 25", false, 1),
        CACHE_25("Java 25, AOT cache", true, 1.3);

        private final String title;
        private final boolean prepared;
        private final double target;

        Mode(String title, boolean prepared, double target) {
            this.title = title;
            this.prepared = prepared;
            this.target = target;
        }

        boolean newer() {
            return this == PLAIN_25 || this == CACHE_25;
        }

        /** Returns the options of the run that creates the archive. */
        List<String> creating(Path archive) {
            return List.of((newer() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive);
        }

        /** Returns the options of the runs that use the archive. */
        List<String> using(Path archive) {
            return prepared ? List.of((newer() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive) : List.of();
        }
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String summary() {
        return "A process that sends one request, from its start to its end: it reads a project over loopback. Each"
                + " candidate has only the class path that it needs. The baseline is hand-written code on Apache"
                + " HttpClient 5 and Jackson.";
    }

    @Override
    public SuiteResult run(Conditions conditions) throws IOException, InterruptedException {
        Map<String, String> machine = Machine.describe();
        List<String> remarks = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        ClassPaths classPaths = new ClassPaths(conditions.scratch());
        PythonCalls python = PythonCalls.of(conditions, remarks);
        try (ServerProcess server = ServerProcess.responses(null)) {
            for (Mode mode : Mode.values()) {
                if (mode.newer() && conditions.java25() == null) {
                    remarks.add(mode.title + " did not run: there is no JDK 25.");
                } else {
                    comparisons.addAll(
                            measure(mode, classPaths, server.url(), mode == Mode.PLAIN_17 ? python : null, conditions));
                }
            }
        }
        return new SuiteResult(
                name(),
                machine,
                Versions.of(
                        "syncsketch-sdk-extensions",
                        "httpclient5",
                        "feign-core",
                        "jackson-databind",
                        "okhttp-jvm",
                        "gson"),
                comparisons,
                List.of(),
                remarks);
    }

    private static List<Comparison> measure(
            Mode mode, ClassPaths classPaths, String url, @Nullable PythonCalls python, Conditions conditions)
            throws IOException, InterruptedException {
        Map<Caller.Candidate, List<String>> commands = new EnumMap<>(Caller.Candidate.class);
        for (Caller.Candidate candidate : Caller.Candidate.values()) {
            Path archive = conditions.scratch().resolve(mode + "-" + candidate + ".archive");
            String classPath = classPaths.of(candidate);
            if (mode.prepared) {
                ChildProcess.run(
                        command(mode, mode.creating(archive), classPath, candidate, url, conditions), Map.of());
            }
            commands.put(candidate, command(mode, mode.using(archive), classPath, candidate, url, conditions));
        }
        Repetitions rounds = new Repetitions();
        // A start is short, so there are more rounds.
        int turns = conditions.smoke() ? 1 : conditions.rounds() * 3;
        for (int turn = 0; turn < turns; turn++) {
            for (Map.Entry<Caller.Candidate, List<String>> entry : commands.entrySet()) {
                add(rounds, entry.getKey().title(), ChildProcess.run(entry.getValue(), Map.of()));
            }
            if (python != null) {
                add(rounds, PYTHON, python.run(url, null, MeasuredCall.PROJECT, 1));
            }
        }
        rounds.of(TIME)
                .forEach(series -> conditions.say(
                        "%s: %s %.3f s",
                        mode.title, series.candidate(), series.spread().median()));
        return List.of(
                new Comparison(
                        mode.title,
                        TIME,
                        "s",
                        Direction.LOWER,
                        OURS,
                        rounds.of(TIME),
                        List.of(new Target(OKHTTP, mode.target))),
                new Comparison(mode.title, CPU, "s", Direction.LOWER, OURS, rounds.of(CPU), List.of()),
                new Comparison(mode.title, MEMORY, "MiB", Direction.LOWER, OURS, rounds.of(MEMORY), List.of()));
    }

    private static List<String> command(
            Mode mode,
            List<String> options,
            String classPath,
            Caller.Candidate candidate,
            String url,
            Conditions conditions) {
        Path home = mode.newer() && conditions.java25() != null
                ? conditions.java25()
                : Path.of(System.getProperty("java.home"));
        return ChildProcess.java(home, options, classPath, OneCall.class.getName(), List.of(candidate.name(), url));
    }

    private static void add(Repetitions rounds, String who, ProcessResult result) {
        rounds.add(TIME, who, result.wallSeconds());
        rounds.add(CPU, who, result.cpuSeconds());
        rounds.add(MEMORY, who, result.peakBytes() / 1048576.0);
    }
}
