package com.syncsketch.benchmarks.calls;

import com.syncsketch.benchmarks.process.Child;
import com.syncsketch.benchmarks.process.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The same calls by the official Python client, which is not part of this project: its user names the folder. */
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

    private final Path folder;
    private final Path program;

    /**
     * Prepares the program.
     *
     * @param folder the folder that holds the package
     * @param scratch where to put a program
     */
    public PythonCalls(Path folder, Path scratch) throws IOException {
        this.folder = folder;
        program = Files.writeString(scratch.resolve("calls.py"), PROGRAM, StandardCharsets.UTF_8);
    }

    /** What one call takes: a run with many of them less a run with none, so that the start is not counted. */
    double computedMicros(String address, Call call, boolean smoke) throws IOException, InterruptedException {
        int count = smoke ? 5 : 1_000;
        double many = run(address, call.id(), count).cpuSeconds();
        double none = run(address, call.id(), 0).cpuSeconds();
        return (many - none) * 1e6 / count;
    }

    /** Starts, makes so many calls of a kind, and ends. */
    public Usage run(String address, String call, int count) throws IOException, InterruptedException {
        return Child.run(
                List.of("python3", program.toString(), address, Caller.USER, Caller.KEY, call, Integer.toString(count)),
                Map.of("PYTHONPATH", folder.toString()));
    }
}
