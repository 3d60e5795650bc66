package com.syncsketch.benchmarks.calls;

import com.syncsketch.benchmarks.harness.Conditions;
import com.syncsketch.benchmarks.harness.PythonProgram;
import com.syncsketch.benchmarks.process.ProcessResult;
import com.syncsketch.benchmarks.server.Certificate;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.List;

/** The same requests, sent by the official Python client. */
public final class PythonCalls {

    private static final String PROGRAM = """
        import sys
        from syncsketch import SyncSketchAPI

        url, user, key, call, count = sys.argv[1:]
        client = SyncSketchAPI(user, key, host=url, use_header_auth=True)
        for _ in range(int(count)):
            if call == "project":
                assert client.get_project_by_id(20)["name"]
            else:
                assert len(client.get_items_by_review_id(456)["objects"]) == 100
        """;

    private final PythonProgram python;

    private PythonCalls(PythonProgram python) {
        this.python = python;
    }

    /**
     * Prepares the program.
     *
     * @param remarks receives a remark if there is no Python client
     * @return the program, or null if there is no Python client
     */
    @Nullable
    public static PythonCalls of(Conditions conditions, List<String> remarks) throws IOException {
        PythonProgram python = PythonProgram.of(conditions, PROGRAM, remarks);
        return python == null ? null : new PythonCalls(python);
    }

    /** Returns the CPU time per request in microseconds: that of many requests less that of a process without requests. */
    double cpuMicros(String url, @Nullable Certificate certificate, MeasuredCall call, boolean smoke)
            throws IOException, InterruptedException {
        int count = smoke ? 5 : 1_000;
        double many = run(url, certificate, call, count).cpuSeconds();
        double none = run(url, certificate, call, 0).cpuSeconds();
        return (many - none) * 1e6 / count;
    }

    /** Runs a process that sends a number of requests and exits. */
    public ProcessResult run(String url, @Nullable Certificate certificate, MeasuredCall call, int count)
            throws IOException, InterruptedException {
        return python.run(certificate, url, Caller.USER, Caller.KEY, call.id(), Integer.toString(count));
    }
}
