package com.syncsketch.sdk.client.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.syncsketch.sdk.client.RequestOptions;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.SyncSketchClientBuilder;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.ThingsApi;
import com.syncsketch.sdk.client.ThingsApi.Thing;
import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.RateLimitedException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.ServerException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UrlUploadRequest;
import feign.Headers;
import feign.RequestLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Retries on the wire. */
class RetryTest {

    private static final String THING = "{\"id\": 1, \"name\": \"a\"}";

    private final TestServer server = new TestServer();
    private final FakeTime time = new FakeTime();
    private final SyncSketchClient client = builder().build();
    private final ThingsApi things = client.api(ThingsApi.class);

    /** Operations like those of the generated interfaces, and HEAD. */
    @Headers("Content-Type: application/json")
    interface VerbsApi {

        @RequestLine("HEAD /x/")
        void head();

        @RequestLine("PUT /x/")
        void put(Map<String, Object> body);

        @RequestLine("PATCH /x/")
        void patch(Map<String, Object> body);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"GET, 4", "HEAD, 4", "PUT, 4", "PATCH, 4", "DELETE, 4", "POST, 1"})
    void serverErrors_areRetriedByMethodWithTheSameRequest(String method, int attempts) {
        server.respond(503, null, "");
        ServerException e = catchThrowableOfType(ServerException.class, () -> call(method));
        assertThat(e.getAttempts()).isEqualTo(attempts);
        assertThat(server.received).hasSize(attempts);
        TestServer.Received first = server.received.get(0);
        assertThat(first.method()).isEqualTo(method);
        assertThat(first.text()).isEqualTo(method.startsWith("P") ? "{\"name\":\"a\"}" : "");
        assertThat(server.received).allSatisfy(again -> {
            assertThat(again.uri()).isEqualTo(first.uri());
            assertThat(again.text()).isEqualTo(first.text());
            assertThat(again.header("Authorization")).isEqualTo(first.header("Authorization"));
        });
    }

    @Test
    void retry_thatSucceeds_returnsTheResult() {
        failing(2, 502, null);
        assertThat(things.first()).isEqualTo(new Thing(1, "a"));
        assertThat(time.pauses).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"429 | 7", "503 | 7", "429 | Tue, 03 Mar 2026 10:00:07 GMT", "503 | Tue, 03 Mar 2026 10:00:07 GMT"
            })
    void post_withRetryAfter_isRetried(int status, String retryAfter) {
        failing(1, status, retryAfter);
        assertThat(things.create(Map.of("name", "a"))).isEqualTo(new Thing(1, "a"));
        assertThat(time.pauses).containsExactly(Duration.ofMillis(7250));
        assertThat(server.received).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1"})
    void post_withoutAValidRetryAfter_isNotRetried(String retryAfter) {
        failing(1, 429, retryAfter.isEmpty() ? null : retryAfter);
        assertThatThrownBy(() -> things.create(Map.of("name", "a"))).isInstanceOf(RateLimitedException.class);
        assertThat(server.received).hasSize(1);
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void retryAfter_aboveTheMaximum_failsAtOnce() {
        failing(1, 429, "Tue, 03 Mar 2026 11:00:00 GMT");
        RateLimitedException e = catchThrowableOfType(RateLimitedException.class, things::first);
        assertThat(e.getRetryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(e).hasMessageContaining("after 1 attempt; the requested delay of 3600 s exceeds");
        assertThat(time.pauses).isEmpty();
        assertThat(server.received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Log in</html>"})
    void rejectedCredentials_areNotRetried(String body) {
        server.respond(401, "text/html", body);
        AuthenticationException e = catchThrowableOfType(AuthenticationException.class, things::first);
        assertThat(e.getMessage()).startsWith("GET /api/v1/thing/1/ returned 401");
        assertThat(e.getBody()).isEqualTo(body);
        assertThat(server.received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Bad Gateway</html>", "{\"error\": "})
    void errorWithoutDetails_isRetried(String body) {
        server.respond(502, "text/html", body);
        ServerException e = catchThrowableOfType(ServerException.class, things::first);
        assertThat(e).hasMessageEndingWith("(after 4 attempts)");
        assertThat(e.getSuppressed()).hasSize(3).allSatisfy(earlier -> {
            assertThat(earlier).isInstanceOfSatisfying(ServerException.class, failure -> {
                assertThat(failure.getBody()).isEqualTo(body);
            });
            assertThat(earlier).hasMessageNotContaining("attempts");
        });
    }

    @Test
    void invalidResponse_isRetriedOnlyIfItIsNotFromTheService() {
        server.respond(200, "application/json", "{\"id\": \"x\"}");
        assertThatThrownBy(things::first).hasMessageContaining("does not match the contract");
        assertThat(server.received).hasSize(1);
        server.respond(200, "text/html", "<html>");
        assertThatThrownBy(things::first).hasMessageContaining("does not match the contract");
        assertThat(server.received).hasSize(1 + 4);
    }

    @Test
    void redirectedRequest_isRetriedFromTheBeginning() {
        server.handle(exchange -> {
            server.note(exchange);
            if (exchange.getRequestURI().getPath().equals("/other/")) {
                TestServer.send(exchange, 500, null, "");
            } else {
                TestServer.redirectTo(exchange, 302, "/other/");
            }
        });
        assertThatThrownBy(things::first).isInstanceOf(ServerException.class);
        assertThat(server.received)
                .extracting(TestServer.Received::uri)
                .startsWith("/api/v1/thing/1/", "/other/", "/api/v1/thing/1/")
                .hasSize(8);
    }

    @Test
    void attemptTimeout_isRetriedIfTheMethodAllows() {
        SyncSketchClient impatient = client.with(
                RequestOptions.builder().readTimeout(Duration.ofMillis(50)).build());
        server.handle(this::stall);
        ThingsApi hasty = impatient.api(ThingsApi.class);
        assertThatThrownBy(hasty::first)
                .isInstanceOf(RequestTimeoutException.class)
                .hasMessageEndingWith("the response was not complete after 50 ms (after 4 attempts)");
        assertThatThrownBy(() -> hasty.create(Map.of()))
                .isInstanceOf(RequestTimeoutException.class)
                .hasMessageEndingWith("after 50 ms");
        assertThat(time.pauses).hasSize(3);
    }

    @Test
    void totalTimeout_shorterThanTheAttempt_endsIt() {
        server.handle(this::stall);
        ThingsApi hasty = client.with(RequestOptions.builder()
                        .totalTimeout(Duration.ofMillis(50))
                        .build())
                .api(ThingsApi.class);
        assertThatThrownBy(hasty::first)
                .isInstanceOf(RequestTimeoutException.class)
                .hasMessageContaining("not complete after 50 ms (after 1 attempt; the total timeout of 50 ms leaves");
    }

    @Test
    void post_whenTheHostRefusesConnections_isRetriedBecauseNothingWasSent() throws IOException {
        ThingsApi unreachable =
                builder().host("http://127.0.0.1:" + freePort()).build().api(ThingsApi.class);
        ConnectionException e =
                catchThrowableOfType(ConnectionException.class, () -> unreachable.create(Map.of("name", "a")));
        assertThat(e.getAttempts()).isEqualTo(4);
        assertThat(e.getSuppressed()).hasSize(3).hasOnlyElementsOfType(ConnectionException.class);
    }

    @Test
    void brokenConnection_isRetriedIfTheMethodAllows() {
        server.handle(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        assertThat(catchThrowableOfType(ConnectionException.class, things::first)
                        .getAttempts())
                .isEqualTo(4);
        assertThat(catchThrowableOfType(ConnectionException.class, () -> things.create(Map.of()))
                        .getAttempts())
                .isEqualTo(1);
    }

    @Test
    void close_duringADelay_endsTheRequest() {
        time.whilePausing(pause -> client.close());
        server.respond(500, null, "");
        Throwable e = catchThrowable(things::first);
        assertThat(e)
                .isInstanceOfSatisfying(
                        ClientClosedException.class,
                        closed -> assertThat(closed.isRequestSent()).isFalse())
                .hasMessageContaining(": the client is closed");
        assertThat(e.getSuppressed()).singleElement().isInstanceOf(ServerException.class);
        assertThat(server.received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void fileUpload_whenTheServiceReturnsAnError_isNotRetried(int status, @TempDir Path folder) throws IOException {
        failing(1, status, "1");
        Path file = Files.writeString(folder.resolve("a.mov"), "frames");
        assertThatThrownBy(() -> client.uploads().uploadToServer(1, file)).isInstanceOf(SyncSketchException.class);
        assertThat(server.received).hasSize(1);
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void fileUpload_whenTheHostRefusesConnectionsAtFirst_isRetried(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.mov"), "frames");
        int port = freePort();
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer[] late = {null};
        time.whilePausing(pause -> late[0] = listen(port, bodies));
        SyncSketchClient early = builder().host("http://127.0.0.1:" + port).build();
        try {
            assertThat(early.uploads().uploadToServer(1, file).getId()).isEqualTo(1);
        } finally {
            late[0].stop(0);
        }
        assertThat(bodies).singleElement().asString().contains("frames");
        assertThat(time.pauses).hasSize(1);
    }

    @Test
    void signedUpload_whenTheStorageRefusesConnectionsAtFirst_isRetried(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.mov"), "frames");
        int port = freePort();
        server.respondJson("{\"url\": \"http://127.0.0.1:" + port
                + "/\", \"fields\": {\"key\": \"k\", \"x-amz-meta-item-id\": \"5\"}}");
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer[] late = {null};
        time.whilePausing(pause -> late[0] = listen(port, bodies));
        UploadRequest request = UploadRequest.builder(1, file).build();
        try {
            assertThat(client.uploads().uploadSigned(request).getId()).isEqualTo(5);
        } finally {
            late[0].stop(0);
        }
        assertThat(bodies).singleElement().asString().contains("frames");
        assertThat(server.received).hasSize(1);
    }

    @Test
    void uploadFromUrl_isRetriedLikeAPost() {
        failing(1, 503, "1");
        UrlUploadRequest request = UrlUploadRequest.builder(1, URI.create("https://example.com/a.mov"))
                .build();
        assertThat(client.uploads().uploadFromUrl(request).getId()).isEqualTo(1);
        assertThat(server.received).hasSize(2);
        assertThat(server.received.get(1).text())
                .isEqualTo(server.received.get(0).text())
                .isNotEmpty();
    }

    @Test
    void log_containsAttemptsDelaysAndReasons() {
        PrintStream err = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            failing(1, 503, "2");
            things.first();
            failing(1, 429, "3600");
            catchThrowable(things::first);
        } finally {
            System.setErr(err);
        }
        assertThat(log.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains("client.http"))
                        .map(line -> line.substring(line.indexOf("GET ")).replaceAll("\\d+ bytes", "n bytes")))
                .containsExactly(
                        "GET /api/v1/thing/1/: 503 after 0 ms, attempt 1, n bytes sent, 0 received",
                        "GET /api/v1/thing/1/: attempt 1 of 4 failed (GET /api/v1/thing/1/ returned 503),"
                                + " next attempt in 2250 ms",
                        "GET /api/v1/thing/1/: 200 after 0 ms, attempt 2, n bytes sent, 22 received",
                        "GET /api/v1/thing/1/: 429 after 0 ms, attempt 1, n bytes sent, 0 received",
                        "GET /api/v1/thing/1/: attempt 1 failed (GET /api/v1/thing/1/ returned 429)"
                                + " and is not retried: the requested delay of 3600 s exceeds the maximum of 60 s");
    }

    private SyncSketchClientBuilder builder() {
        return server.clientBuilder(time.timing()).retryPolicy(RetryPolicy.standard());
    }

    private void call(String method) {
        VerbsApi verbs = client.api(VerbsApi.class);
        Map<String, Object> body = Map.of("name", "a");
        switch (method) {
            case "GET" -> things.first();
            case "HEAD" -> verbs.head();
            case "PUT" -> verbs.put(body);
            case "PATCH" -> verbs.patch(body);
            case "DELETE" -> things.delete("u");
            default -> things.create(body);
        }
    }

    /** Fails a number of times and then responds. */
    private void failing(int times, int status, String retryAfter) {
        server.received.clear();
        server.handle(exchange -> {
            server.note(exchange);
            if (server.received.size() > times) {
                TestServer.send(exchange, 200, "application/json", THING);
                return;
            }
            if (retryAfter != null) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            TestServer.send(exchange, status, null, "");
        });
    }

    private void stall(HttpExchange exchange) {
        try {
            server.end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static HttpServer listen(int port, List<String> bodies) {
        try {
            HttpServer late = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
            late.createContext("/", exchange -> {
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                TestServer.send(exchange, 200, "application/json", THING);
            });
            late.start();
            return late;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
