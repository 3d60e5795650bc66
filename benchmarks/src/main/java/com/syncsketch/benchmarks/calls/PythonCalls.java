package com.syncsketch.benchmarks.calls;

import com.syncsketch.benchmarks.Conditions;
import com.syncsketch.benchmarks.Python;
import com.syncsketch.benchmarks.process.Usage;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The same calls by the official Python client. */
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
     * @param remarks told if there is no client
     * @return the program, or null if there is no client
     */
    @Nullable
    public static PythonCalls of(Conditions conditions, List<String> remarks) throws IOException {
        Python python = Python.of(conditions, PROGRAM, remarks);
        return python == null ? null : new PythonCalls(python);
    }

    /** What one call takes: a run with many of them less a run with none, so that the start is not counted. */
    double computedMicros(String address, Call call, boolean smoke) throws IOException, InterruptedException {
        int count = smoke ? 5 : 1_000;
        double many = run(address, call, count).cpuSeconds();
        double none = run(address, call, 0).cpuSeconds();
        return (many - none) * 1e6 / count;
    }

    /** Starts, makes so many calls of a kind, and ends. */
    public Usage run(String address, Call call, int count) throws IOException, InterruptedException {
        return python.run(Map.of(), address, Caller.USER, Caller.KEY, call.id(), Integer.toString(count));
    }
}
