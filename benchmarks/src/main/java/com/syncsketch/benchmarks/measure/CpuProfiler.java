package com.syncsketch.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Tells JMH what the whole process computed for one operation: all threads, those of clients and of the JVM included. */
public final class CpuProfiler implements InternalProfiler {

    /** The name of its result, in microseconds for one operation. */
    public static final String NAME = "cpu.per.op";

    private long before;

    @Override
    public String getDescription() {
        return "computing time of the process for one operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = cpuNanos();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long operations = Math.max(1, result.getMetadata().getMeasuredOps());
        return List.of(
                new ScalarResult(NAME, (cpuNanos() - before) / 1e3 / operations, "us/op", AggregationPolicy.AVG));
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
