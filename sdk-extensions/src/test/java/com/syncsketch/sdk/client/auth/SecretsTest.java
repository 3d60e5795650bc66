package com.syncsketch.sdk.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.syncsketch.sdk.client.RequestOptions;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestSecrets;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.ThingsApi;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Provokes failures with each form of credentials, and searches all output for the secret. */
class SecretsTest {

    private static final String SECRET = TestSecrets.KEY;
    private static final String ENCODED = "s3cret%2Fkey%2B0123456789";

    private final TestServer server = new TestServer();
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void catchLog() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setErr(err);
        server.close();
    }

    static Stream<Credentials> placements() {
        Credentials key = Credentials.apiKey("td@example.com", SECRET);
        Credentials token = Credentials.token("td@example.com", SECRET);
        return Stream.of(key, key.inQuery(), token, token.inQuery());
    }

    @ParameterizedTest
    @MethodSource("placements")
    void output_neverContainsTheSecret(Credentials credentials) throws IOException {
        List<String> shown = new ArrayList<>();
        SyncSketchClient client = server.clientBuilder()
                .credentials(credentials)
                .readTimeout(Duration.ofSeconds(30))
                .build();
        ThingsApi things = client.api(ThingsApi.class);
        shown.add(client + " " + client.projects() + " " + things + " " + credentials);

        for (int status : new int[] {200, 400, 401, 404, 418, 500}) {
            server.handle(exchange -> echo(exchange, status));
            shown.add(all(catchThrowable(things::first)));
            shown.add(all(catchThrowable(() -> things.create(Map.of("name", "a")))));
        }
        for (int status : new int[] {301, 302, 307}) {
            server.handle(exchange -> TestServer.redirectTo(
                    exchange,
                    status,
                    "http://localhost:1/elsewhere/?" + exchange.getRequestURI().getRawQuery()));
            shown.add(all(catchThrowable(things::first)));
            shown.add(all(catchThrowable(() -> things.create(Map.of("name", "a")))));
        }
        server.handle(HttpExchange::close);
        shown.add(all(catchThrowable(() -> things.delete("u"))));
        shown.add(all(catchThrowable(() -> things.delete(".."))));
        shown.add(all(catchThrowable(() -> client.uploads().uploadToServer(1, Path.of("missing.mov")))));
        shown.add(all(catchThrowable(() -> impatient(credentials).first())));
        shown.add(all(catchThrowable(
                () -> unreachable(credentials).api(ThingsApi.class).first())));
        client.close();
        shown.add(all(catchThrowable(things::first)));

        assertThat(shown).doesNotContain("null");
        String text = String.join("\n", shown) + log.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("GET /api/v1/thing/1/: 404 after").contains("***");
        assertThat(text).doesNotContain(SECRET, ENCODED, "0123456789");
        assertThat(text).doesNotContain("feign.FeignException");
    }

    @ParameterizedTest
    @MethodSource("placements")
    void outputOfRetries_neverContainsTheSecret(Credentials credentials) throws IOException {
        List<String> shown = new ArrayList<>();
        FakeTime time = new FakeTime();
        SyncSketchClient client = server.clientBuilder(time.timing())
                .credentials(credentials)
                .retryPolicy(RetryPolicy.standard())
                .build();
        ThingsApi things = client.api(ThingsApi.class);

        for (String retryAfter : List.of("1", "3600", SECRET)) {
            server.handle(exchange -> {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
                echo(exchange, 429);
            });
            shown.add(all(catchThrowable(things::first)));
            shown.add(all(catchThrowable(() -> things.create(Map.of("name", "a")))));
        }
        server.handle(HttpExchange::close);
        shown.add(all(catchThrowable(() -> things.delete("u"))));
        server.handle(exchange -> echo(exchange, 503));
        time.whilePausing(pause -> {
            throw new InterruptedException();
        });
        shown.add(all(catchThrowable(things::first)));
        assertThat(Thread.interrupted()).isTrue();
        time.whilePausing(pause -> client.close());
        shown.add(all(catchThrowable(things::first)));
        RequestOptions options =
                RequestOptions.builder().retryPolicy(RetryPolicy.standard()).build();
        SyncSketchClient unreachable = unreachable(credentials).with(options);
        shown.add(all(catchThrowable(() -> unreachable.api(ThingsApi.class).first())));
        shown.add(unreachable + " " + options);

        String text = String.join("\n", shown) + log.toString(StandardCharsets.UTF_8);
        assertThat(text)
                .contains("Suppressed: ")
                .contains("next attempt in ")
                .contains("is not retried")
                .contains("***");
        assertThat(text).doesNotContain(SECRET, ENCODED, "0123456789");
    }

    /** Echoes the request in the response, as some error pages do. */
    private static void echo(HttpExchange exchange, int status) throws IOException {
        String asked =
                exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization");
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("X-Asked", asked);
        exchange.getResponseHeaders().set("Set-Cookie", "session=0123456789");
        TestServer.send(
                exchange, status, "application/json", "{\"error\": \"" + asked + "\", \"id\": \"" + asked + "\"}");
    }

    private ThingsApi impatient(Credentials credentials) {
        server.handle(exchange -> {
            try {
                server.end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return server.clientBuilder()
                .credentials(credentials)
                .readTimeout(Duration.ofMillis(50))
                .build()
                .api(ThingsApi.class);
    }

    private SyncSketchClient unreachable(Credentials credentials) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return server.clientBuilder(new FakeTime().timing())
                    .host("http://127.0.0.1:" + socket.getLocalPort())
                    .credentials(credentials)
                    .build();
        }
    }

    /** Returns everything that a user could print of an exception. */
    private static String all(Throwable thrown) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        assertThat(thrown).isNotNull();
        thrown.printStackTrace(writer);
        if (thrown instanceof ApiException e) {
            writer.println(e.getHeaders() + " " + e.getBody() + " " + e.getDetail() + " " + e.getPath());
        } else if (thrown instanceof DecodingException e) {
            writer.println(e.getBody());
        }
        for (Throwable earlier : thrown.getSuppressed()) {
            writer.println(all(earlier));
        }
        return text.toString();
    }
}
