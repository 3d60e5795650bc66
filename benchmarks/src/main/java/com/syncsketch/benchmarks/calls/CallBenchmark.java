package com.syncsketch.benchmarks.calls;

import com.syncsketch.benchmarks.server.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
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

/** Repeats one request. All threads share one client. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CallBenchmark {

    @Param("http://127.0.0.1")
    String url = "";

    /** The key store of the server, or an empty string for plain HTTP. */
    @Param("")
    String keys = "";

    @Param("OURS")
    Caller.Candidate candidate = Caller.Candidate.OURS;

    @Param("PROJECT")
    MeasuredCall call = MeasuredCall.PROJECT;

    /** Set before each run. */
    @SuppressWarnings("NullAway.Init")
    private Caller caller;

    @Setup
    public void open() throws IOException, GeneralSecurityException {
        caller = candidate.create(url, keys.isEmpty() ? null : Trust.of(Path.of(keys)));
    }

    @TearDown
    public void close() {
        caller.close();
    }

    @Benchmark
    public Object call() throws Exception {
        return call.send(caller);
    }
}
