package com.syncsketch.sdk.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.ThingsApi;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimeoutTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final int MAX_SIZE = 1 << 30;

    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void withoutAResponse_timesOut() {
        server.handle(exchange -> await(server.end));
        assertThatThrownBy(() -> impatient().first())
                .isInstanceOf(RequestTimeoutException.class)
                .hasMessage("GET /api/v1/thing/1/: the response was not complete after 200 ms");
    }

    @Test
    void stalledBody_timesOut() {
        server.handle(exchange -> {
            startBody(exchange);
            await(server.end);
        });
        assertThatThrownBy(() -> impatient().first()).isInstanceOf(RequestTimeoutException.class);
    }

    @Test
    void endlessBody_timesOutAndClosesTheConnection() {
        CompletableFuture<Throwable> dropped = new CompletableFuture<>();
        server.handle(exchange -> {
            startBody(exchange);
            dropped.complete(catchThrowable(() -> {
                while (server.end.getCount() > 0) {
                    exchange.getResponseBody().write(new byte[1]);
                    exchange.getResponseBody().flush();
                }
            }));
        });
        assertThatThrownBy(() -> impatient().first()).isInstanceOf(RequestTimeoutException.class);
        assertThat(dropped.join()).isInstanceOf(IOException.class);
    }

    @Test
    void slowRedirects_countTogether() {
        server.handle(exchange -> {
            server.note(exchange);
            if (server.received.size() == 1) {
                TestServer.redirectTo(exchange, 302, "/slow/");
            } else {
                await(server.end);
            }
        });
        // Long enough for the first redirect on a busy machine.
        ThingsApi things = server.clientBuilder()
                .readTimeout(Duration.ofSeconds(2))
                .build()
                .api(ThingsApi.class);
        assertThatThrownBy(things::first).isInstanceOf(RequestTimeoutException.class);
        assertThat(server.received).hasSize(2);
    }

    @Test
    void refusedConnection_reportsThatNothingWasSent() throws IOException {
        String url;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            url = "http://127.0.0.1:" + socket.getLocalPort();
        }
        ThingsApi things = server.clientBuilder().host(url).build().api(ThingsApi.class);
        ConnectionException e = catchThrowableOfType(ConnectionException.class, things::first);
        assertThat(e.isRequestSent()).isFalse();
        assertThat(e)
                .hasMessage("GET /api/v1/thing/1/: could not connect to " + url.replace("http://", "")
                        + ": Connection refused")
                .hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void brokenConnection_reportsThatTheRequestMayHaveArrived() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread closing = new Thread(() -> closeEach(socket));
            closing.setDaemon(true);
            closing.start();
            ThingsApi things = server.clientBuilder()
                    .host("http://127.0.0.1:" + socket.getLocalPort())
                    .build()
                    .api(ThingsApi.class);
            ConnectionException e = catchThrowableOfType(ConnectionException.class, () -> things.delete("u"));
            assertThat(e.isRequestSent()).isTrue();
            assertThat(e).hasMessageContaining("the connection broke");
        }
    }

    @Test
    void interrupt_throwsAndKeepsTheFlag() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        server.handle(exchange -> {
            arrived.countDown();
            await(server.end);
        });
        ThingsApi things = server.client().api(ThingsApi.class);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicBoolean flag = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            thrown.set(catchThrowable(things::first));
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        arrived.await();
        caller.interrupt();
        caller.join();
        assertThat(thrown.get()).isInstanceOf(RequestInterruptedException.class);
        assertThat(flag).isTrue();
    }

    @Test
    void interruptedThread_sendsNothing() {
        ThingsApi things = server.client().api(ThingsApi.class);
        Thread.currentThread().interrupt();
        Throwable thrown = catchThrowable(things::first);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown)
                .isInstanceOf(RequestInterruptedException.class)
                .hasMessageContaining("before the request was sent");
        assertThat(server.received).isEmpty();
    }

    private ThingsApi impatient() {
        return server.clientBuilder()
                .readTimeout(SHORT)
                .maxResponseSize(MAX_SIZE)
                .build()
                .api(ThingsApi.class);
    }

    private static void startBody(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        // Less than the client accepts, and more than arrives in time.
        exchange.sendResponseHeaders(200, MAX_SIZE - 1);
        exchange.getResponseBody().write(new byte[10]);
        exchange.getResponseBody().flush();
    }

    private static void closeEach(ServerSocket socket) {
        while (true) {
            try (Socket connection = socket.accept()) {
                connection.getInputStream().read();
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
