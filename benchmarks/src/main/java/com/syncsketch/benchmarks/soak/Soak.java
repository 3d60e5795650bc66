package com.syncsketch.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.benchmarks.process.Held;
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
 * Some threads work with one client, while the mock server has other faults in each interval. Between intervals all stand still,
 * so that each fault is counted. After some of them it tells
 * {@code point SECONDS HEAP RESIDENT THREADS FILES SOCKETS DONE FAILED FAULTS}: what the process holds, in bytes and numbers, and
 * what was done since the last point. Ends with 1 where anything went in a way that it must not.
 *
 * <p>Arguments: address, a folder with what {@link Place} prepares, number of points, milliseconds of an interval.
 */
public final class Soak {

    /** How often the client sends a call at most. */
    static final int ATTEMPTS = 4;

    private static final int HANDS = 4;

    /** How many intervals there are from one point to the next. */
    private static final int CHANGES = 5;

    private static final long SEED = 1;

    /** Hands take the first one for each step; who changes the weather takes the second one. */
    private final ReadWriteLock still = new ReentrantReadWriteLock(true);

    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch broken = new CountDownLatch(1);
    private final AtomicReference<Throwable> defect = new AtomicReference<>();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    private final Control control;
    private final Weather weather;

    private Soak(String address) {
        control = new Control(address);
        weather = new Weather(control, new Troubles(SEED));
    }

    public static void main(String[] arguments) throws Exception {
        String address = arguments[0];
        Place place = new Place(Path.of(arguments[1]));
        List<String> complaints;
        try (SyncSketchClient client = SyncSketchClient.builder()
                        .host(address)
                        .credentials(Credentials.apiKey(Place.USER, Place.KEY))
                        .retry(RetryPolicy.builder()
                                .maxAttempts(ATTEMPTS)
                                .baseDelay(Duration.ofMillis(5))
                                .maxDelay(Duration.ofMillis(50))
                                .build())
                        .build();
                Ledger ledger = new Ledger(place.scratch().resolve("ledger.txt"))) {
            Soak soak = new Soak(address);
            soak.run(client, ledger, place, Integer.parseInt(arguments[2]), Long.parseLong(arguments[3]));
            complaints = ledger.compare(soak.control);
            for (JsonNode text : soak.control.list("").path("defects")) {
                complaints.add("the mock server tells of a defect of its own: " + text);
            }
        }
        complaints.forEach(System.err::println);
        System.exit(complaints.isEmpty() ? 0 : 1);
    }

    private void run(SyncSketchClient client, Ledger ledger, Place place, int points, long millis)
            throws IOException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        weather.change();
        long start = System.nanoTime();
        for (int i = 1; i <= HANDS; i++) {
            Hand hand = new Hand(i, client, weather, ledger, place);
            Thread thread = new Thread(() -> work(hand), "hand-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        long faults = 0;
        for (int i = 1; i <= points * CHANGES && !broken.await(millis, TimeUnit.MILLISECONDS); i++) {
            still.writeLock().lock();
            try {
                faults += i < points * CHANGES ? weather.change() : weather.end();
                if (i % CHANGES == 0) {
                    report((System.nanoTime() - start) / 1e9, faults);
                    faults = 0;
                }
            } finally {
                still.writeLock().unlock();
            }
        }
        over.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        if (defect.get() != null) {
            throw new IllegalStateException("The soak broke off", defect.get());
        }
    }

    private void work(Hand hand) {
        try {
            while (!over.get()) {
                still.readLock().lock();
                try {
                    (hand.step() ? done : failed).incrementAndGet();
                } finally {
                    still.readLock().unlock();
                }
            }
        } catch (IOException | RuntimeException | Error e) {
            defect.compareAndSet(null, e);
            over.set(true);
            broken.countDown();
        }
    }

    private void report(double seconds, long faults) throws IOException {
        Held held = Held.now();
        System.out.printf(
                Locale.ROOT,
                "point %.2f %d %d %d %d %d %d %d %d%n",
                seconds,
                held.heapBytes(),
                held.residentBytes(),
                held.threads(),
                held.files(),
                held.sockets(),
                done.getAndSet(0),
                failed.getAndSet(0),
                faults);
    }
}
