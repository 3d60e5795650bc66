package com.syncsketch.sdk.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.RawResponse;
import com.syncsketch.sdk.client.RequestOptions;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that die in the pool, silently or with a signal that the client must notice before it sends. */
@Timeout(120)
class DeadConnectionTest {

    private static final String PATH = "/api/v1/project/20/";

    /** How a server ends an idle connection. */
    private enum Ending {
        CLOSE {
            @Override
            void end(RawConnection connection) throws Exception {
                connection.close();
            }
        },
        /** With TLS, without close_notify. */
        FIN {
            @Override
            void end(RawConnection connection) throws Exception {
                connection.finish();
            }
        },
        RESET {
            @Override
            void end(RawConnection connection) throws Exception {
                connection.reset();
            }
        },
        /** Like servers whose clients are idle for too long. */
        TIMEOUT_408 {
            @Override
            void end(RawConnection connection) throws Exception {
                connection.send("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
                connection.close();
            }
        },
        /** Unsolicited bytes: whatever follows on this connection is not the response to the next request. */
        UNASKED_200 {
            @Override
            void end(RawConnection connection) throws Exception {
                connection.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n"
                        + "{\"id\": \"stale\"} ");
            }
        };

        abstract void end(RawConnection connection) throws Exception;
    }

    static Stream<Arguments> endings() {
        return Stream.of(Ending.values())
                .flatMap(ending -> Stream.of(
                        Arguments.of(ending, false, 0),
                        Arguments.of(ending, true, 0),
                        Arguments.of(ending, false, 300)));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void post_afterTheServerEndedTheIdleConnection_isSentOnce(Ending ending, boolean secure, int pauseMillis)
            throws Exception {
        Semaphore ended = new Semaphore(0);
        try (RawServer server = RawServer.of(secure, connection -> {
                    if (connection.number() > 1) {
                        RawServer.ok().serve(connection);
                        return;
                    }
                    connection.read();
                    connection.respond(200, "{}");
                    ending.end(connection);
                    ended.release();
                    connection.read();
                    connection.silence();
                });
                SyncSketchClient client = server.clientBuilder()
                        .readTimeout(Duration.ofSeconds(5))
                        .build()) {
            client.raw().send("GET", PATH);
            ended.acquire();
            RawServer.pause(pauseMillis);
            RawResponse response = client.raw().send("POST", "/api/v1/project/", Map.of(), Map.of("name", "a"));
            assertThat(response.getText()).isEqualTo("{}");
            assertThat(server.requestLines("POST")).hasSize(1);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    /** The idle time must not matter: many clients check connections only after a minimum idle time. */
    @ParameterizedTest
    @ValueSource(ints = {1_000, 3_000})
    void post_afterALongerPause_isSentOnce(int pauseMillis) throws Exception {
        try (RawServer server = RawServer.plain(connection -> {
                    connection.read();
                    connection.respond(200, "{}");
                });
                SyncSketchClient client = server.client()) {
            client.raw().send("GET", PATH);
            RawServer.pause(pauseMillis);
            client.raw().send("POST", "/api/v1/project/", Map.of(), Map.of("name", "a"));
            assertThat(server.requestLines("POST")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void silentConnection_isUsedOnce(boolean secure) {
        AtomicBoolean dies = new AtomicBoolean();
        try (RawServer server = RawServer.of(secure, silentAfter(dies));
                SyncSketchClient client = server.clientBuilder()
                        .readTimeout(Duration.ofMillis(500))
                        .build()) {
            client.raw().send("GET", PATH);
            dies.set(true);
            assertThatThrownBy(() -> client.raw().send("GET", PATH)).isInstanceOf(RequestTimeoutException.class);
            assertThat(client.raw().send("GET", PATH).getStatus()).isEqualTo(200);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void retry_usesAnotherConnection(String method) {
        AtomicBoolean dies = new AtomicBoolean();
        try (RawServer server = RawServer.plain(silentAfter(dies));
                SyncSketchClient client = server.clientBuilder()
                        .readTimeout(Duration.ofMillis(500))
                        .retryPolicy(RetryPolicy.builder()
                                .maxAttempts(2)
                                .baseDelay(Duration.ZERO)
                                .build())
                        .build()) {
            client.raw().send("GET", PATH);
            dies.set(true);
            assertThat(client.raw().send(method, PATH).getStatus()).isEqualTo(200);
            assertThat(server.requests()).hasSize(3);
        }
    }

    /** A firewall or VPN that drops one connection silently has most likely dropped the others as well. */
    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void poolOfDeadConnections_costsOneAttempt(int size) throws Exception {
        AtomicBoolean dead = new AtomicBoolean();
        CountDownLatch all = new CountDownLatch(size);
        try (RawServer server = RawServer.plain(RawServer.each((connection, request) -> {
                    if (dead.get() && connection.number() <= size) {
                        connection.silence();
                    }
                    all.countDown();
                    all.await();
                    connection.respond(200, "{}");
                }));
                SyncSketchClient client = server.clientBuilder()
                        .readTimeout(Duration.ofMillis(500))
                        .build()) {
            ExecutorService threads = Executors.newFixedThreadPool(size);
            try {
                List<Future<RawResponse>> calls = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    calls.add(threads.submit(() -> client.with(RequestOptions.builder()
                                    .readTimeout(Duration.ofSeconds(30))
                                    .build())
                            .raw()
                            .send("GET", PATH)));
                }
                for (Future<RawResponse> call : calls) {
                    assertThat(call.get().getStatus()).isEqualTo(200);
                }
            } finally {
                threads.shutdown();
            }
            assertThat(server.connections()).isEqualTo(size);
            dead.set(true);
            assertThatThrownBy(() -> client.raw().send("GET", PATH)).isInstanceOf(RequestTimeoutException.class);
            assertThat(client.raw().send("GET", PATH).getStatus()).isEqualTo(200);
            assertThat(client.raw()
                            .send("POST", "/api/v1/project/", Map.of(), Map.of())
                            .getStatus())
                    .isEqualTo(200);
        }
    }

    @Test
    void connectionBeyondItsIdleTimeout_isNotUsed() {
        AtomicBoolean dead = new AtomicBoolean();
        try (RawServer server = RawServer.plain(silentWhen(dead));
                SyncSketchClient client = server.clientBuilder()
                        .connectionIdleTimeout(Duration.ofMillis(200))
                        .readTimeout(Duration.ofSeconds(5))
                        .build()) {
            client.raw().send("GET", PATH);
            dead.set(true);
            RawServer.pause(500);
            client.raw().send("POST", "/api/v1/project/", Map.of(), Map.of("name", "a"));
            assertThat(server.requestLines("POST")).hasSize(1);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void connectionBeyondItsLifetime_isNotUsed() {
        try (RawServer server = RawServer.plain(RawServer.ok());
                SyncSketchClient client = server.clientBuilder()
                        .connectionLifetime(Duration.ofMillis(300))
                        .build()) {
            // Never idle for long.
            for (int i = 0; i < 10; i++) {
                client.raw().send("POST", "/api/v1/project/", Map.of(), Map.of("name", "a"));
                RawServer.pause(60);
            }
            assertThat(server.requests()).hasSize(10);
            assertThat(server.connections()).isGreaterThan(1);
        }
    }

    @Test
    void liveConnection_isReused() {
        try (RawServer server = RawServer.plain(RawServer.ok());
                SyncSketchClient client = server.client()) {
            for (int i = 0; i < 10; i++) {
                client.raw().send("POST", "/api/v1/project/", Map.of(), Map.of("name", "a"));
            }
            // Housekeeping may hold an idle connection at that moment.
            assertThat(server.connections()).isLessThan(3);
        }
    }

    @Test
    void connectionThatTheServerCloses_isNotReused() {
        try (RawServer server = RawServer.plain(RawServer.each(
                        (connection, request) -> connection.respond(200, "{}", "Connection: close\r\n")));
                SyncSketchClient client = server.client()) {
            for (int i = 0; i < 5; i++) {
                client.raw().send("POST", "/api/v1/project/", Map.of(), Map.of("name", "a"));
            }
            assertThat(server.connections()).isEqualTo(5);
        }
    }

    /** Responds, and is silent on the first connection once it is dead. */
    private static RawServer.Script silentWhen(AtomicBoolean dead) {
        return RawServer.each((connection, request) -> {
            if (dead.get() && connection.number() == 1) {
                connection.silence();
            }
            connection.respond(200, "{}");
        });
    }

    /** Responds, and is silent on the connection of the next request once it is to die. */
    private static RawServer.Script silentAfter(AtomicBoolean dies) {
        return RawServer.each((connection, request) -> {
            if (dies.compareAndSet(true, false)) {
                connection.silence();
            }
            connection.respond(200, "{}");
        });
    }
}
