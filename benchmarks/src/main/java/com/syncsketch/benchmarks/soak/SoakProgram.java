package com.syncsketch.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.benchmarks.process.ResourceUsage;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets several threads share one client while the mock server injects different faults in each interval. All threads pause
 * between intervals, so that the faults can be counted. After every few intervals it prints {@code point SECONDS HEAP
 * RESIDENT THREADS FILES SOCKETS DONE FAILED FAULTS}: the resource usage of the process (memory in bytes) and the number of
 * operations and faults since the previous point. Exits with 1 if the client misbehaved.
 *
 * <p>Arguments: the URL of the mock server, the folder of a {@link SoakFixture}, the number of points, and the length of an
 * interval in milliseconds.
 */
public final class SoakProgram {

    /** The maximum number of attempts of a request. */
    static final int ATTEMPTS = 4;

    private static final int WORKERS = 4;

    /** The number of intervals between two points. */
    private static final int INTERVALS_PER_POINT = 5;

    private static final long SEED = 1;

    /** Workers hold the read lock during each operation; the write lock is held while the faults change. */
    private final ReadWriteLock faultsLock = new ReentrantReadWriteLock(true);

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final CountDownLatch broken = new CountDownLatch(1);
    private final AtomicReference<Throwable> defect = new AtomicReference<>();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    private final AdminClient admin;
    private final FaultSchedule schedule;

    private SoakProgram(String url) {
        admin = new AdminClient(url);
        schedule = new FaultSchedule(admin, new InjectedFaults(SEED));
    }

    public static void main(String[] arguments) throws Exception {
        String url = arguments[0];
        SoakFixture fixture = new SoakFixture(Path.of(arguments[1]));
        List<String> differences;
        try (SyncSketchClient client = SyncSketchClient.builder()
                        .host(url)
                        .credentials(Credentials.apiKey(SoakFixture.USER, SoakFixture.KEY))
                        .retryPolicy(RetryPolicy.builder()
                                .maxAttempts(ATTEMPTS)
                                .baseDelay(Duration.ofMillis(5))
                                .maxDelay(Duration.ofMillis(50))
                                .build())
                        .build();
                ExpectedState expected = new ExpectedState(fixture.scratch().resolve("expected.txt"))) {
            SoakProgram soak = new SoakProgram(url);
            soak.run(client, expected, fixture, Integer.parseInt(arguments[2]), Long.parseLong(arguments[3]));
            differences = expected.compare(soak.admin);
            for (JsonNode text : soak.admin.list("").path("defects")) {
                differences.add("defect of the mock server: " + text);
            }
        }
        differences.forEach(System.err::println);
        System.exit(differences.isEmpty() ? 0 : 1);
    }

    private void run(SyncSketchClient client, ExpectedState expected, SoakFixture fixture, int points, long millis)
            throws IOException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        schedule.change();
        long start = System.nanoTime();
        for (int i = 1; i <= WORKERS; i++) {
            Worker worker = new Worker(i, client, schedule, expected, fixture);
            Thread thread = new Thread(() -> work(worker), "worker-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        long faults = 0;
        for (int i = 1; i <= points * INTERVALS_PER_POINT && !broken.await(millis, TimeUnit.MILLISECONDS); i++) {
            faultsLock.writeLock().lock();
            try {
                faults += i < points * INTERVALS_PER_POINT ? schedule.change() : schedule.end();
                if (i % INTERVALS_PER_POINT == 0) {
                    report((System.nanoTime() - start) / 1e9, faults);
                    faults = 0;
                }
            } finally {
                faultsLock.writeLock().unlock();
            }
        }
        stopped.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        if (defect.get() != null) {
            throw new IllegalStateException("The soak run was aborted", defect.get());
        }
    }

    private void work(Worker worker) {
        try {
            while (!stopped.get()) {
                faultsLock.readLock().lock();
                try {
                    (worker.step() ? done : failed).incrementAndGet();
                } finally {
                    faultsLock.readLock().unlock();
                }
            }
        } catch (IOException | RuntimeException | Error e) {
            defect.compareAndSet(null, e);
            stopped.set(true);
            broken.countDown();
        }
    }

    private void report(double seconds, long faults) throws IOException {
        ResourceUsage usage = ResourceUsage.now();
        System.out.printf(
                Locale.ROOT,
                "point %.2f %d %d %d %d %d %d %d %d%n",
                seconds,
                usage.heapBytes(),
                usage.residentBytes(),
                usage.threads(),
                usage.files(),
                usage.sockets(),
                done.getAndSet(0),
                failed.getAndSet(0),
                faults);
    }
}
