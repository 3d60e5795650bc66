package com.syncsketch.sdk.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that break during an exchange: nothing below the retry policy sends a request twice. */
@Timeout(120)
class SentOnceTest {

    private static final String PATH = "/api/v1/project/20/";

    /** What the server has sent when it closes the connection. */
    private static final Map<String, String> SENT = Map.of(
            "before the head", "",
            "in the status line", "HTTP/1.1 2",
            "in the head", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConten",
            "after the head", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n",
            "in the body", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{}",
            "in a chunk",
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{}",
            "after a chunk",
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
            "after 100", "HTTP/1.1 100 Continue\r\n\r\n");

    @TempDir
    private Path folder;

    static Stream<Arguments> breaks() {
        return SENT.keySet().stream()
                .sorted()
                .flatMap(when -> Stream.of("GET", "POST", "PUT", "DELETE", "HEAD")
                        // There is no body that could break off.
                        .filter(method -> !method.equals("HEAD")
                                || List.of("before the head", "in the head").contains(when))
                        .flatMap(method -> Stream.of("close", "reset").map(how -> Arguments.of(when, method, how))));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void request_onANewConnection_isSentOnce(String when, String method, String how) {
        try (RawServer server = RawServer.plain(connection -> breakOff(connection, when, how));
                SyncSketchClient client = server.client()) {
            assertBroken(catchThrowable(() -> send(client, method)));
            assertThat(server.requests()).hasSize(1);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void request_onAReusedConnection_isSentOnce(String when, String method, String how) {
        try (RawServer server = RawServer.plain(RawServer.each((connection, request) -> {
                    if (request.target().equals(PATH)) {
                        breakOffNow(connection, when, how);
                    } else {
                        connection.respond(200, "{}");
                    }
                }));
                SyncSketchClient client = server.client()) {
            client.raw().send("GET", "/api/v1/account/");
            assertBroken(catchThrowable(() -> send(client, method)));
            assertThat(server.requestLines(PATH)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
    void request_overTls_isSentOnce(String method) {
        for (String how : List.of("close", "fin", "reset")) {
            try (RawServer server = RawServer.of(true, connection -> breakOff(connection, "in the head", how));
                    SyncSketchClient client = server.client()) {
                assertBroken(catchThrowable(() -> send(client, method)));
                assertThat(server.requests()).hasSize(1);
            }
        }
    }

    /** A body without a length ends with the connection; a reset truncates it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bodyWithoutLength_isBrokenByAReset(boolean secure) {
        try (RawServer server = RawServer.of(secure, connection -> {
                    connection.read();
                    connection.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{}");
                    RawServer.pause(20);
                    connection.reset();
                });
                SyncSketchClient client = server.client()) {
            assertBroken(catchThrowable(() -> send(client, "GET")));
        }
    }

    /** With retries, the number of requests is exactly the number of attempts. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "POST"})
    void requests_areAttempts(String method) {
        int attempts = method.equals("POST") ? 1 : 3;
        try (RawServer server = RawServer.plain(connection -> breakOff(connection, "before the head", "close"));
                SyncSketchClient client = server.clientBuilder()
                        .retryPolicy(RetryPolicy.builder()
                                .maxAttempts(3)
                                .baseDelay(Duration.ZERO)
                                .build())
                        .build()) {
            Throwable failure = catchThrowable(() -> send(client, method));
            assertBroken(failure);
            assertThat(((SyncSketchException) failure).getAttempts()).isEqualTo(attempts);
            assertThat(server.requests()).hasSize(attempts);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "reset"})
    void upload_isSentOnce(String how) {
        Path file = UploadService.file(folder, 100_000);
        try (UploadService upload = UploadService.plain(connection -> breakOff(connection, "before the head", how));
                RawServer server = RawServer.plain(connection -> breakOff(connection, "before the head", how));
                SyncSketchClient client = upload.client();
                SyncSketchClient form = server.client()) {
            assertThat(catchThrowable(() ->
                            client.uploads().upload(UploadService.onePart(file).build())))
                    .isInstanceOf(SyncSketchException.class);
            assertThat(upload.storage.requestLines("PUT")).hasSize(1);
            assertThat(catchThrowable(() -> client.uploads().uploadSigned(456, file)))
                    .isInstanceOf(SyncSketchException.class);
            assertThat(upload.storage.requestLines("POST")).hasSize(1);
            assertBroken(catchThrowable(() -> form.uploads().uploadToServer(456, file)));
            assertThat(server.requests()).hasSize(1);
        }
    }

    /** A redirect causes a second request, and no third. */
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirect_isFollowedOnce(int status) {
        try (RawServer server = RawServer.plain(RawServer.each((connection, request) -> {
                    if (request.target().equals(PATH)) {
                        connection.respond(status, "{}", "Location: /api/v1/project/21/\r\n");
                    } else {
                        connection.reset();
                    }
                }));
                SyncSketchClient client = server.client()) {
            assertBroken(catchThrowable(() -> send(client, "GET")));
            assertThat(server.requests()).hasSize(2);
        }
    }

    /** The transport must not authenticate, follow or retry by itself, whatever the service requests. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"a\"",
                "401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"a\", nonce=\"b\", qop=\"auth\"",
                "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"a\"",
                "503 Service Unavailable\r\nRetry-After: 0",
                "429 Too Many Requests\r\nRetry-After: 0",
                "421 Misdirected Request",
                "425 Too Early",
                "426 Upgrade Required\r\nUpgrade: h2c\r\nConnection: upgrade",
            })
    void errorResponse_isReportedAfterOneRequest(String head) {
        try (RawServer server = RawServer.plain(RawServer.each((connection, request) ->
                        connection.send("HTTP/1.1 " + head + "\r\nContent-Length: 2\r\n\r\n{}")));
                SyncSketchClient client = server.client()) {
            for (String method : List.of("GET", "POST")) {
                assertThat(catchThrowable(() -> send(client, method)))
                        .isInstanceOf(SyncSketchException.class)
                        .hasMessageContaining(head.substring(0, 3));
            }
            assertThat(server.requests()).hasSize(2);
        }
    }

    private static void assertBroken(Throwable failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        ConnectionException.class,
                        e -> assertThat(e.isRequestSent()).isTrue());
    }

    private static void send(SyncSketchClient client, String method) {
        boolean body = method.equals("POST") || method.equals("PUT");
        client.raw().send(method, PATH, Map.of(), body ? Map.of("name", "a") : null);
    }

    private static void breakOff(RawConnection connection, String when, String how) throws Exception {
        if (connection.read() != null) {
            breakOffNow(connection, when, how);
        }
    }

    private static void breakOffNow(RawConnection connection, String when, String how) throws Exception {
        connection.send(SENT.get(when));
        if (how.equals("reset")) {
            // Otherwise the reset overtakes the data.
            RawServer.pause(20);
        }
        end(connection, how);
    }

    private static void end(RawConnection connection, String how) throws Exception {
        switch (how) {
            case "fin" -> {
                connection.finish();
                connection.drain();
            }
            case "reset" -> connection.reset();
            default -> connection.close();
        }
    }
}
