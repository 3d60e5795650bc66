package com.syncsketch.benchmarks.harness;

import com.syncsketch.benchmarks.measure.CpuProfiler;
import com.syncsketch.benchmarks.measure.CpuTime;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs JMH benchmarks, one new process per round, so that candidates can alternate. JMH itself would finish all rounds of
 * one candidate before the next.
 */
public final class JmhRunner {

    private final Conditions conditions;

    /** Creates a runner. */
    public JmhRunner(Conditions conditions) {
        this.conditions = conditions;
    }

    /**
     * The settings of a run.
     *
     * @param benchmark the class of the benchmark
     * @param params its parameters
     * @param threads the number of threads
     * @param home the home of the JDK, or null for the JDK of this process
     * @param options further JVM options
     * @param warmUpSeconds the warm-up time, long enough for the JIT compiler to finish
     */
    public record Plan(
            Class<?> benchmark,
            Map<String, String> params,
            int threads,
            @Nullable Path home,
            List<String> options,
            int warmUpSeconds) {}

    /**
     * Runs the benchmark once, in a new process.
     *
     * @return the result
     * @throws IllegalStateException if the benchmark failed
     */
    public RunResult run(Plan plan) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + plan.benchmark().getName().replace(".", "\\.") + "\\.")
                // A smoke test runs in this process, which is quick but gives meaningless numbers.
                .forks(conditions.smoke() ? 0 : 1)
                .threads(plan.threads())
                .warmupIterations(1)
                .warmupTime(conditions.smoke() ? TimeValue.milliseconds(100) : TimeValue.seconds(plan.warmUpSeconds()))
                .measurementIterations(conditions.smoke() ? 1 : 3)
                .measurementTime(conditions.smoke() ? TimeValue.milliseconds(100) : TimeValue.seconds(2))
                .shouldFailOnError(true)
                .shouldDoGC(!conditions.smoke())
                .verbosity(VerboseMode.SILENT)
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class)
                .jvmArgs("-Xms512m", "-Xmx512m", CpuTime.COMPILERS_STAY);
        if (!plan.options().isEmpty()) {
            options.jvmArgsAppend(plan.options().toArray(String[]::new));
        }
        if (plan.home() != null) {
            options.jvm(plan.home().resolve("bin/java").toString());
        }
        plan.params().forEach(options::param);
        try {
            return new Runner(options.build()).runSingle();
        } catch (RunnerException e) {
            throw new IllegalStateException(plan.benchmark().getSimpleName() + plan.params() + " failed", e);
        }
    }

    /** Returns the allocated bytes per operation. */
    public static double allocated(RunResult result) {
        return secondary(result, "gc.alloc.rate.norm");
    }

    /** Returns the CPU time of the process per operation in microseconds, without the JIT compiler. */
    public static double cpuMicros(RunResult result) {
        return secondary(result, CpuProfiler.CPU);
    }

    /** Returns the operations per second of all threads together. */
    public static double throughput(RunResult result) {
        return secondary(result, CpuProfiler.THROUGHPUT);
    }

    /** Returns the share of the JIT compiler in the CPU time of the process, from 0 to 1. */
    public static double compilerShare(RunResult result) {
        return secondary(result, CpuProfiler.COMPILER_SHARE);
    }

    private static double secondary(RunResult result, String name) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(name))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        name + " is not among " + result.getSecondaryResults().keySet()));
    }
}
