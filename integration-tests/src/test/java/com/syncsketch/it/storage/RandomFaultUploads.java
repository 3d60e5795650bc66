package com.syncsketch.it.storage;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Uploads files to the mock server with random faults. As a program, it runs for a given time and prints the outcomes. A
 * seed determines one upload, so that failures can be reproduced.
 */
final class RandomFaultUploads implements AutoCloseable {

    private final MockSyncSketch mock;
    private final SyncSketchClient client;
    private final RandomFile bytes;
    private final Map<String, Integer> outcomes = new TreeMap<>();

    RandomFaultUploads(Path folder) throws IOException {
        mock = MockSyncSketch.builder()
                .limits(limits -> limits.journalCapacity(10_000))
                .start();
        client = SyncSketchClient.builder()
                .host(mock.url())
                .credentials(Credentials.apiKey(mock.user(), mock.key()))
                .readTimeout(FaultyUpload.TIMEOUT)
                .retryPolicy(RetryPolicy.builder()
                        .baseDelay(Duration.ofMillis(1))
                        .maxDelay(Duration.ofMillis(4))
                        .build())
                .build();
        bytes = new RandomFile(folder, 48, 0);
    }

    /**
     * Performs one upload.
     *
     * @throws AssertionError if a check fails
     */
    void upload(long seed) throws Exception {
        String outcome;
        try {
            outcome = new FaultyUpload(mock, client, bytes, seed).run();
        } catch (AssertionError e) {
            outcomes.merge("FAILED CHECKS", 1, Integer::sum);
            throw new AssertionError("Seed " + seed + ": " + e.getMessage(), e);
        }
        outcomes.merge(outcome, 1, Integer::sum);
    }

    /** Returns the number of uploads by outcome. */
    Map<String, Integer> outcomes() {
        return outcomes;
    }

    @Override
    public void close() {
        client.close();
        mock.close();
    }

    /**
     * Uploads files for a given time.
     *
     * @param args the time, such as {@code PT1H}, and the seed of the first upload; each further upload uses the next number
     */
    public static void main(String[] args) throws Exception {
        Duration time = Duration.parse(args.length > 0 ? args[0] : "PT1M");
        long first = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        long start = System.nanoTime();
        long seed = first;
        int failed = 0;
        Path folder = Files.createTempDirectory("random-faults");
        try (RandomFaultUploads faults = new RandomFaultUploads(folder)) {
            do {
                try {
                    faults.upload(seed);
                } catch (AssertionError e) {
                    failed++;
                    e.printStackTrace();
                }
                seed++;
            } while (System.nanoTime() - start < time.toNanos());
            System.out.printf("%d uploads from seed %d, %d failed%n", seed - first, first, failed);
            faults.outcomes().forEach((outcome, count) -> System.out.printf("%6d  %s%n", count, outcome));
        } finally {
            FileTree.delete(folder);
        }
        System.exit(failed == 0 ? 0 : 1);
    }
}
