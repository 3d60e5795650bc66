package com.syncsketch.benchmarks;

import com.syncsketch.benchmarks.measure.CpuProfiler;
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
 * Runs a JMH benchmark in one fresh process at a time, so that contenders can take turns: JMH itself would run one to its end
 * before the next.
 */
public final class JmhRuns {

    private final Conditions conditions;

    public JmhRuns(Conditions conditions) {
        this.conditions = conditions;
    }

    /**
     * How a benchmark is run.
     *
     * @param benchmark the class
     * @param params its parameters
     * @param threads how many
     * @param home the Java to run it on, or null for the one that runs this
     * @param options further options of the Java that runs it
     * @param warmUpSeconds how long it runs before it is measured: until the JIT compiler has nothing left to do
     */
    public record Plan(
            Class<?> benchmark,
            Map<String, String> params,
            int threads,
            @Nullable Path home,
            List<String> options,
            int warmUpSeconds) {}

    /**
     * Runs it once, in a process of its own.
     *
     * @return what it gave, in the one mode that it has
     * @throws IllegalStateException if the benchmark failed
     */
    public RunResult run(Plan plan) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + plan.benchmark().getName().replace(".", "\\.") + "\\.")
                // Without a process of its own its numbers are worth nothing, and it is quick.
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
                .jvmArgs("-Xms512m", "-Xmx512m");
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

    /** What one operation allocated, in bytes. */
    public static double allocated(RunResult result) {
        return secondary(result, "gc.alloc.rate.norm");
    }

    /** What the process computed for one operation, in microseconds. */
    public static double computedMicros(RunResult result) {
        return secondary(result, CpuProfiler.NAME);
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
