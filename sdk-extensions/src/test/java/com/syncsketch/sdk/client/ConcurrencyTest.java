package com.syncsketch.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.testsupport.VirtualThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Many concurrent requests, on virtual threads if the JVM supports them. */
@Timeout(60)
class ConcurrencyTest {

    private static final int REQUESTS = 200;

    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    /** The display name contains the kind of threads, so that reports show what was tested. */
    @TestFactory
    Stream<DynamicTest> concurrentRequests() {
        String java = "Java " + Runtime.version().feature();
        ExecutorService virtual = VirtualThreads.executor();
        if (virtual == null) {
            return Stream.of(dynamicTest(
                    REQUESTS + " concurrent requests on platform threads: " + java + " has no virtual threads",
                    () -> requestAll(Executors.newFixedThreadPool(REQUESTS))));
        }
        return Stream.of(
                dynamicTest(
                        REQUESTS + " concurrent requests on platform threads (" + java + ")",
                        () -> requestAll(Executors.newFixedThreadPool(REQUESTS))),
                dynamicTest(
                        REQUESTS + " concurrent requests on virtual threads, none of which is pinned (" + java + ")",
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
        // Warm up: a thread that waits for a class initialization is pinned, which happens once per JVM.
        requestAll(Objects.requireNonNull(VirtualThreads.executor()));
        return VirtualThreads.pinnedDuring(() -> requestAll(threads));
    }

    /** Each request fails once and then waits in the server until all have arrived. */
    private void requestAll(ExecutorService threads) throws Exception {
        CountDownLatch allArrived = new CountDownLatch(REQUESTS);
        AtomicInteger responded = new AtomicInteger();
        server.handle(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/api/v1/thing/0/")
                    || responded.incrementAndGet() > REQUESTS) {
                TestServer.send(exchange, 200, "application/json", "{\"id\": 1, \"name\": \"a\"}");
                return;
            }
            allArrived.countDown();
            try {
                allArrived.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            TestServer.send(exchange, 503, null, "");
        });
        try (SyncSketchClient client = server.clientBuilder(new FakeTime().timing())
                .maxConnections(REQUESTS)
                .retryPolicy(RetryPolicy.standard())
                .build()) {
            ThingsApi things = client.api(ThingsApi.class);
            things.get(0);
            List<Future<Long>> requests = new ArrayList<>();
            for (int i = 1; i <= REQUESTS; i++) {
                long id = i;
                requests.add(threads.submit(() -> things.get(id).id()));
            }
            for (Future<Long> request : requests) {
                assertThat(request.get()).isEqualTo(1);
            }
            assertThat(responded).hasValue(2 * REQUESTS);
        } finally {
            threads.shutdown();
        }
    }
}
