package com.syncsketch.benchmarks.start;

import com.syncsketch.benchmarks.Conditions;
import com.syncsketch.benchmarks.Machine;
import com.syncsketch.benchmarks.Suite;
import com.syncsketch.benchmarks.Versions;
import com.syncsketch.benchmarks.calls.Call;
import com.syncsketch.benchmarks.calls.Caller;
import com.syncsketch.benchmarks.calls.OneCall;
import com.syncsketch.benchmarks.calls.PythonCalls;
import com.syncsketch.benchmarks.measure.Comparison;
import com.syncsketch.benchmarks.measure.Direction;
import com.syncsketch.benchmarks.measure.Repetitions;
import com.syncsketch.benchmarks.measure.SuiteResult;
import com.syncsketch.benchmarks.measure.Target;
import com.syncsketch.benchmarks.process.Child;
import com.syncsketch.benchmarks.process.Usage;
import com.syncsketch.benchmarks.server.ServerProcess;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A process that makes one call. */
public final class StartSuite implements Suite {

    private static final String OURS = Caller.Contender.OURS.title();
    private static final String OKHTTP = Caller.Contender.STOCK_OKHTTP.title();
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
        return "A process from its start to its end that makes one call: reading a project over loopback. Each"
                + " contender has only the class path that it needs. The baseline is hand-written code on Apache"
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
                    comparisons.addAll(measure(
                            mode, classPaths, server.address(), mode == Mode.PLAIN_17 ? python : null, conditions));
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
            Mode mode, ClassPaths classPaths, String address, @Nullable PythonCalls python, Conditions conditions)
            throws IOException, InterruptedException {
        Map<Caller.Contender, List<String>> commands = new EnumMap<>(Caller.Contender.class);
        for (Caller.Contender contender : Caller.Contender.values()) {
            Path archive = conditions.scratch().resolve(mode + "-" + contender + ".archive");
            String classPath = classPaths.of(contender);
            if (mode.prepared) {
                Child.run(command(mode, mode.creating(archive), classPath, contender, address, conditions), Map.of());
            }
            commands.put(contender, command(mode, mode.using(archive), classPath, contender, address, conditions));
        }
        Repetitions rounds = new Repetitions();
        // A start is short, so there are more rounds.
        int turns = conditions.smoke() ? 1 : conditions.rounds() * 3;
        for (int turn = 0; turn < turns; turn++) {
            for (Map.Entry<Caller.Contender, List<String>> entry : commands.entrySet()) {
                add(rounds, entry.getKey().title(), Child.run(entry.getValue(), Map.of()));
            }
            if (python != null) {
                add(rounds, PYTHON, python.run(address, null, Call.PROJECT, 1));
            }
        }
        rounds.of(TIME)
                .forEach(series -> conditions.say(
                        "%s: %s %.3f s",
                        mode.title, series.contender(), series.spread().median()));
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
            Caller.Contender contender,
            String address,
            Conditions conditions) {
        Path home = mode.newer() && conditions.java25() != null
                ? conditions.java25()
                : Path.of(System.getProperty("java.home"));
        return Child.java(home, options, classPath, OneCall.class.getName(), List.of(contender.name(), address));
    }

    private static void add(Repetitions rounds, String who, Usage usage) {
        rounds.add(TIME, who, usage.wallSeconds());
        rounds.add(CPU, who, usage.cpuSeconds());
        rounds.add(MEMORY, who, usage.peakBytes() / 1048576.0);
    }
}
