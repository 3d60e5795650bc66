package com.syncsketch.benchmarks.scale;

import com.syncsketch.benchmarks.process.ResourceUsage;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Repeats an operation with one client and prints its resource usage ten times: {@code point COUNT SECONDS HEAP THREADS
 * FILES}, with the heap in bytes after a garbage collection, and files including sockets. Arguments: the {@link Workload},
 * the number of repetitions, the URL of the service and a file.
 */
public final class ScaleProgram {

    private static final int POINTS = 10;

    private ScaleProgram() {}

    public static void main(String[] arguments) throws IOException {
        Workload workload = Workload.valueOf(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        try (SyncSketchClient client = SyncSketchClient.builder()
                .host(arguments[2])
                .credentials(Credentials.apiKey("script_user", "key"))
                .build()) {
            Workload.Step step = workload.prepare(client, Path.of(arguments[3]));
            long start = System.nanoTime();
            for (int done = 1; done <= count; done++) {
                step.run();
                if (done % (count / POINTS) == 0) {
                    report(done, (System.nanoTime() - start) / 1e9);
                }
            }
        }
    }

    private static void report(int done, double seconds) throws IOException {
        ResourceUsage usage = ResourceUsage.now();
        long files = usage.files() + usage.sockets();
        System.out.printf(
                Locale.ROOT, "point %d %.3f %d %d %d%n", done, seconds, usage.heapBytes(), usage.threads(), files);
    }
}
