package com.syncsketch.benchmarks.calls;

import com.syncsketch.benchmarks.Conditions;
import com.syncsketch.benchmarks.Python;
import com.syncsketch.benchmarks.process.Usage;
import com.syncsketch.benchmarks.server.Certificate;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.List;

/** The same calls with the official Python client. */
public final class PythonCalls {

    private static final String PROGRAM = """
        import sys
        from syncsketch import SyncSketchAPI

        address, user, key, call, count = sys.argv[1:]
        client = SyncSketchAPI(user, key, host=address, use_header_auth=True)
        for _ in range(int(count)):
            if call == "project":
                assert client.get_project_by_id(20)["name"]
            else:
                assert len(client.get_items_by_review_id(456)["objects"]) == 100
        """;

    private final Python python;

    private PythonCalls(Python python) {
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
        Python python = Python.of(conditions, PROGRAM, remarks);
        return python == null ? null : new PythonCalls(python);
    }

    /** Returns the CPU time per call in microseconds: that of many calls less that of a run without one. */
    double cpuMicros(String address, @Nullable Certificate certificate, Call call, boolean smoke)
            throws IOException, InterruptedException {
        int count = smoke ? 5 : 1_000;
        double many = run(address, certificate, call, count).cpuSeconds();
        double none = run(address, certificate, call, 0).cpuSeconds();
        return (many - none) * 1e6 / count;
    }

    /** Runs a process that makes a number of calls and exits. */
    public Usage run(String address, @Nullable Certificate certificate, Call call, int count)
            throws IOException, InterruptedException {
        return python.run(certificate, address, Caller.USER, Caller.KEY, call.id(), Integer.toString(count));
    }
}
