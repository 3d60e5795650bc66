package com.syncsketch.benchmarks.calls;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One call, over and over. One client serves all threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CallBenchmark {

    @Param("http://127.0.0.1")
    String address = "";

    @Param("OURS")
    Caller.Contender contender = Caller.Contender.OURS;

    @Param("PROJECT")
    Call call = Call.PROJECT;

    /** Set before each run. */
    @SuppressWarnings("NullAway.Init")
    private Caller caller;

    @Setup
    public void open() {
        caller = contender.at(address);
    }

    @TearDown
    public void close() {
        caller.close();
    }

    @Benchmark
    public Object call() throws Exception {
        return call.make(caller);
    }
}
