package com.syncsketch.sdk.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many threads that create resources concurrently, on connections that the server keeps closing. */
@Timeout(240)
class ConcurrentCreatesTest {

    private static final int THREADS = 200;
    private static final int EACH = 5;

    private final Map<String, AtomicInteger> created = new ConcurrentHashMap<>();
    private final Map<String, SyncSketchException> failures = new ConcurrentHashMap<>();
    private final Map<String, Throwable> others = new ConcurrentHashMap<>();

    @ParameterizedTest(name = "announced={0}, TLS={1}, connections={2}")
    @CsvSource({
        "true, false, 200",
        "true, false, 20",
        "true, true, 50",
        "false, false, 200",
        "false, false, 20",
        "false, true, 50",
    })
    void create_happensOnceOrFails(boolean announced, boolean secure, int connections) throws Exception {
        RawServer.Script script = connection -> {
            int limit = 1 + connection.number() % 5;
            for (int i = 1; i <= limit; i++) {
                RawRequest request = connection.read();
                if (request == null) {
                    return;
                }
                created.computeIfAbsent(request.text(), name -> new AtomicInteger())
                        .incrementAndGet();
                String close = announced && i == limit ? "Connection: close\r\n" : "";
                connection.respond(201, "{\"id\": 1}", close);
            }
            connection.close();
        };
        try (RawServer server = RawServer.of(secure, script);
                SyncSketchClient client = server.clientBuilder()
                        .maxConnections(connections)
                        .readTimeout(Duration.ofSeconds(60))
                        .retryPolicy(
                                RetryPolicy.builder().baseDelay(Duration.ZERO).build())
                        .build()) {
            createSideBySide(client);
        }
        assertThat(others).isEmpty();
        assertThat(created.values()).allSatisfy(count -> assertThat(count).hasValue(1));
        for (int i = 0; i < THREADS * EACH; i++) {
            String body = "\"item-" + i + "\"";
            SyncSketchException failure = failures.get(body);
            if (failure == null) {
                assertThat(created).containsKey(body);
            } else if (failure instanceof ConnectionException e && !e.isRequestSent()) {
                assertThat(created).doesNotContainKey(body);
            }
        }
        if (announced) {
            assertThat(failures).isEmpty();
        }
    }

    private void createSideBySide(SyncSketchClient client) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int first = i * EACH;
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                for (int item = first; item < first + EACH; item++) {
                    create(client, "item-" + item);
                }
            });
            thread.start();
            threads.add(thread);
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void create(SyncSketchClient client, String name) {
        String body = "\"" + name + "\"";
        try {
            client.raw().send("POST", "/api/v1/item/", Map.of(), name);
        } catch (SyncSketchException e) {
            failures.put(body, e);
        } catch (Throwable e) {
            others.put(body, e);
        }
    }
}
