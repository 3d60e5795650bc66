package com.syncsketch.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many concurrent requests, on virtual threads if the JVM supports them. */
@Timeout(60)
class ConcurrencyTest {

    private static final int CALLS = 200;
    private static final String PINNED = "jdk.VirtualThreadPinned";

    private final TestServer server = new TestServer();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    /** The display name contains the kind of threads, so that reports show what was tested. */
    @TestFactory
    Stream<DynamicTest> manyCallsAtOnce() {
        String java = "Java " + Runtime.version().feature();
        ExecutorService virtual = virtualThreads();
        if (virtual == null) {
            return Stream.of(dynamicTest(
                    CALLS + " calls at once on platform threads: " + java + " has no virtual ones",
                    () -> callAll(Executors.newFixedThreadPool(CALLS))));
        }
        return Stream.of(
                dynamicTest(
                        CALLS + " calls at once on platform threads (" + java + ")",
                        () -> callAll(Executors.newFixedThreadPool(CALLS))),
                dynamicTest(
                        CALLS + " calls at once on virtual threads, none of which pins its carrier (" + java + ")",
                        () -> assertThat(pinned(virtual)).isEmpty()));
    }

    /** Monitors that are held while a thread waits pin virtual threads up to Java 23. */
    @Test
    void sources_useNoMonitors() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(50);
            assertThat(sources).noneMatch(ConcurrencyTest::usesMonitors);
        }
    }

    private static boolean usesMonitors(Path source) {
        try {
            return Files.readString(source).matches("(?s).*\\bsynchronized\\b.*");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> pinned(ExecutorService threads) throws Exception {
        // Threads that wait for a class to be loaded or initialized are pinned, once per JVM.
        callAll(Objects.requireNonNull(virtualThreads()));
        try (Recording recording = new Recording()) {
            recording.enable(PINNED).withThreshold(Duration.ZERO).withStackTrace();
            recording.start();
            callAll(threads);
            recording.stop();
            Path file = folder.resolve("pinned.jfr");
            recording.dump(file);
            List<String> pinned = new ArrayList<>();
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                if (event.getEventType().getName().equals(PINNED) && !isOfTheRecorder(event)) {
                    pinned.add(event.toString());
                }
            }
            return pinned;
        }
    }

    /** The flight recorder has monitors of its own, and records exceptions on the threads that throw them. */
    private static boolean isOfTheRecorder(RecordedEvent event) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .anyMatch(frame -> frame.getMethod().getType().getName().startsWith("jdk.jfr.internal."));
    }

    /** Each request fails once and then waits in the server until all have arrived. */
    private void callAll(ExecutorService threads) throws Exception {
        CountDownLatch allThere = new CountDownLatch(CALLS);
        AtomicInteger responded = new AtomicInteger();
        server.handle(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/api/v1/thing/0/") || responded.incrementAndGet() > CALLS) {
                TestServer.send(exchange, 200, "application/json", "{\"id\": 1, \"name\": \"a\"}");
                return;
            }
            allThere.countDown();
            try {
                allThere.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            TestServer.send(exchange, 503, null, "");
        });
        try (SyncSketchClient client = server.clientBuilder(new FakeTime().timing())
                .maxConnections(CALLS)
                .retryPolicy(RetryPolicy.standard())
                .build()) {
            ThingsApi things = client.api(ThingsApi.class);
            things.get(0);
            List<Future<Long>> calls = new ArrayList<>();
            for (int i = 1; i <= CALLS; i++) {
                long id = i;
                calls.add(threads.submit(() -> things.get(id).id()));
            }
            for (Future<Long> call : calls) {
                assertThat(call.get()).isEqualTo(1);
            }
            assertThat(responded).hasValue(2 * CALLS);
        } finally {
            threads.shutdown();
        }
    }

    /** Java 21 and later: by reflection, because the tests are compiled for 17. */
    private static ExecutorService virtualThreads() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException e) {
            assertThat(Runtime.version().feature()).isLessThan(21);
            return null;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
