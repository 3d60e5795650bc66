package com.syncsketch.benchmarks.scale;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * Does something very often with one client, and tells ten times what it holds: {@code point COUNT SECONDS HEAP THREADS FILES},
 * with the heap after a collection in bytes, and sockets among the files. Arguments: what, how often, address, a file.
 */
public final class Worker {

    private static final int POINTS = 10;

    private Worker() {}

    public static void main(String[] arguments) {
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

    private static void report(int done, double seconds) {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        int files = Objects.requireNonNull(new File("/proc/self/fd").list()).length;
        System.out.printf(Locale.ROOT, "point %d %.3f %d %d %d%n", done, seconds, heap, threads, files);
    }
}
