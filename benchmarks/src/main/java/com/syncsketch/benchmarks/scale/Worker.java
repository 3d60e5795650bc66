package com.syncsketch.benchmarks.scale;

import com.syncsketch.benchmarks.process.Held;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Does something very often with one client, and tells ten times what it holds: {@code point COUNT SECONDS HEAP THREADS FILES},
 * with the heap after a collection in bytes, and sockets among the files. Arguments: what, how often, address, a file.
 */
public final class Worker {

    private static final int POINTS = 10;

    private Worker() {}

    public static void main(String[] arguments) throws IOException {
        Load load = Load.valueOf(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        try (SyncSketchClient client = SyncSketchClient.builder()
                .host(arguments[2])
                .credentials(Credentials.apiKey("script_user", "key"))
                .build()) {
            Load.Step step = load.begin(client, Path.of(arguments[3]));
            long start = System.nanoTime();
            for (int done = 1; done <= count; done++) {
                step.take();
                if (done % (count / POINTS) == 0) {
                    report(done, (System.nanoTime() - start) / 1e9);
                }
            }
        }
    }

    private static void report(int done, double seconds) throws IOException {
        Held held = Held.now();
        long files = held.files() + held.sockets();
        System.out.printf(
                Locale.ROOT, "point %d %.3f %d %d %d%n", done, seconds, held.heapBytes(), held.threads(), files);
    }
}
