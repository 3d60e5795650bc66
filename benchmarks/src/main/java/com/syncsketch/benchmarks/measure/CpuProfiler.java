package com.syncsketch.benchmarks.measure;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Reports the CPU time of the whole process per operation to JMH: all threads, including those of HTTP clients and the
 * garbage collector, but without the JIT compiler, whose share is a result of its own.
 */
public final class CpuProfiler implements InternalProfiler {

    /** The name of the CPU time per operation, in microseconds. */
    public static final String CPU = "cpu.per.op";

    /** The name of the share of the JIT compiler in the CPU time of the process, from 0 to 1. */
    public static final String COMPILER_SHARE = "cpu.compiler";

    /** The name of the number of operations per second, of all threads together. */
    public static final String THROUGHPUT = "throughput";

    private CpuTime before = new CpuTime(0, 0);
    private long start;

    @Override
    public String getDescription() {
        return "CPU time of the process per operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = CpuTime.now();
        start = System.nanoTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        CpuTime used = CpuTime.now().since(before);
        double seconds = (System.nanoTime() - start) / 1e9;
        // All operations: with many virtual threads, few of them start and stop together and are part of the measured
        // ones.
        long operations = Math.max(1, result.getMetadata().getAllOps());
        double share = used.compilerNanos() / (double) Math.max(1, used.processNanos());
        return List.of(
                new ScalarResult(CPU, used.warmNanos() / 1e3 / operations, "us/op", AggregationPolicy.AVG),
                new ScalarResult(COMPILER_SHARE, share, "of 1", AggregationPolicy.AVG),
                new ScalarResult(THROUGHPUT, operations / seconds, "op/s", AggregationPolicy.AVG));
    }
}
