package com.syncsketch.sdk.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.download.DownloadOptions;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.ResponseTooLargeException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.client.upload.UploadRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Endless responses at full speed: they neither fill the memory nor block forever. */
@Timeout(120)
class ResponseLimitTest {

    private static final String PATH = "/api/v1/project/20/";
    private static final int LIMIT = 256 * 1024;

    /** Ways to send a body that never ends, after the status line and the content type. */
    private static final Map<String, String[]> BODIES = Map.of(
            "length", new String[] {"Content-Length: 999999999999999999\r\n\r\n", " "},
            "no length", new String[] {"Connection: close\r\n\r\n", " "},
            "chunks", new String[] {"Transfer-Encoding: chunked\r\n\r\n", "10\r\n0123456789abcdef\r\n"},
            "one chunk", new String[] {"Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n", " "},
            "chunk extension", new String[] {"Transfer-Encoding: chunked\r\n\r\n2;a=", "b"},
            "chunk size", new String[] {"Transfer-Encoding: chunked\r\n\r\n", "0"},
            "trailers", new String[] {"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n", "X-Trailer: a\r\n"});

    @TempDir
    private Path folder;

    static Stream<Arguments> bodies() {
        return BODIES.keySet().stream()
                .filter(body -> !body.equals("trailers"))
                .sorted()
                .flatMap(body -> Stream.of(200, 400, 403, 404, 500, 503).map(status -> Arguments.of(body, status)));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void endlessBody_isRejected(String body, int status) {
        try (RawServer server = RawServer.plain(endless(body, status));
                SyncSketchClient client = limited(server)) {
            Throwable failure = catchThrowable(() -> client.raw().send("GET", PATH));
            assertThat(failure).hasMessageContaining("GET").hasMessageContaining(PATH);
            if (status == 200) {
                assertThat(failure)
                        .isInstanceOf(SyncSketchException.class)
                        .isNotInstanceOf(RequestTimeoutException.class);
                if (!body.startsWith("chunk ")) {
                    assertThat(failure).isInstanceOf(ResponseTooLargeException.class);
                }
            } else {
                // The status is sufficient.
                assertThat(failure)
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                e -> assertThat(e.getStatus()).isEqualTo(status));
            }
            assertNextCallWorks(server, client);
        }
    }

    /** Trailers may be read, rejected or ignored, but not stored or awaited forever. */
    @Test
    void endlessTrailers_areNotRead() {
        try (RawServer server = RawServer.plain(endless("trailers", 200));
                SyncSketchClient client = limited(server)) {
            Throwable failure = catchThrowable(() -> client.raw().send("GET", PATH));
            assertThat(failure == null || failure instanceof SyncSketchException)
                    .as("%s", failure)
                    .isTrue();
            assertNextCallWorks(server, client);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void limit_isExact(boolean secure) {
        try (RawServer server = RawServer.of(secure, RawServer.each((connection, request) -> {
                    int length = Integer.parseInt(
                            request.target().substring(request.target().indexOf('=') + 1));
                    connection.respond(200, "\"" + "a".repeat(length - 2) + "\"");
                }));
                SyncSketchClient client = limited(server)) {
            assertThat(client.raw()
                            .send("GET", PATH, Map.of("length", LIMIT), null)
                            .getBytes())
                    .hasSize(LIMIT);
            assertThatThrownBy(() -> client.raw().send("GET", PATH, Map.of("length", LIMIT + 1), null))
                    .isInstanceOf(ResponseTooLargeException.class)
                    .hasMessageContaining(PATH);
        }
    }

    /** Writes have taken effect, so the exception must not report that nothing was sent, and nothing is retried. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void tooLargeResponse_isNotRetried(String method) {
        try (RawServer server = RawServer.plain(endless("chunks", 200));
                SyncSketchClient client = server.clientBuilder()
                        .maxResponseSize(LIMIT)
                        .retryPolicy(
                                RetryPolicy.builder().baseDelay(Duration.ZERO).build())
                        .build()) {
            assertThatThrownBy(() -> client.raw().send(method, PATH))
                    .isInstanceOf(ResponseTooLargeException.class)
                    .hasMessageContaining(method);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void endlessList_isRejected() {
        try (RawServer server = RawServer.plain(endless("chunks", 200));
                SyncSketchClient client = limited(server)) {
            assertThatThrownBy(() -> client.projects().get(20)).isInstanceOf(ResponseTooLargeException.class);
            assertThatThrownBy(client::tree).isInstanceOf(ResponseTooLargeException.class);
            assertThatThrownBy(() -> client.projects().create(1001, "Show A"))
                    .isInstanceOf(ResponseTooLargeException.class);
        }
    }

    static Stream<Arguments> heads() {
        return Stream.of(
                Arguments.of("status line", "HTTP/1.1 200 ", "a"),
                Arguments.of("before the status line", "", "\r\n"),
                Arguments.of("garbage", "", "a"),
                Arguments.of("name", "HTTP/1.1 200 OK\r\n", "a"),
                Arguments.of("value", "HTTP/1.1 200 OK\r\nX-Value: ", "a"),
                Arguments.of("headers", "HTTP/1.1 200 OK\r\n", "X-Value: a\r\n"),
                Arguments.of("folded value", "HTTP/1.1 200 OK\r\nX-Value: a\r\n", " a\r\n"),
                Arguments.of("100 Continue", "", "HTTP/1.1 100 Continue\r\n\r\n"),
                Arguments.of("103 Early Hints", "", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("heads")
    void endlessHead_isRejected(String name, String start, String unit) {
        for (String method : new String[] {"GET", "POST"}) {
            try (RawServer server = RawServer.plain(connection -> {
                        if (connection.number() > 1) {
                            RawServer.ok().serve(connection);
                            return;
                        }
                        connection.read();
                        connection.send(start);
                        connection.endless(unit);
                    });
                    SyncSketchClient client = limited(server)) {
                assertThatThrownBy(() -> client.raw().send(method, PATH))
                        .as(name)
                        .isInstanceOf(SyncSketchException.class)
                        .hasMessageContaining(PATH);
                assertNextCallWorks(server, client);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "no length", "chunks"})
    void endlessRedirectBody_isNotRead(String body) {
        try (RawServer server = RawServer.plain(connection -> {
                    RawRequest request = connection.read();
                    if (request.target().equals(PATH)) {
                        connection.send(
                                "HTTP/1.1 302 Found\r\nLocation: /api/v1/project/21/\r\n" + BODIES.get(body)[0]);
                        connection.endless(BODIES.get(body)[1]);
                    } else {
                        connection.respond(200, "{}");
                    }
                });
                SyncSketchClient client = limited(server)) {
            assertThat(client.raw().send("GET", PATH).getText()).isEqualTo("{}");
        }
    }

    static Stream<Arguments> storageResponses() {
        return Stream.of("length", "no length", "chunks")
                .flatMap(body -> Stream.of(200, 302, 400, 403, 503).map(status -> Arguments.of(body, status)));
    }

    @ParameterizedTest
    @MethodSource("storageResponses")
    void endlessStorageResponse_failsTheUpload(String body, int status) {
        Path file = UploadService.file(folder, 100_000);
        try (UploadService upload = UploadService.plain(endless(body, status));
                SyncSketchClient client = limited(upload.service)) {
            UploadRequest parts = UploadService.onePart(file).build();
            assertThatThrownBy(() -> client.uploads().upload(parts))
                    .isInstanceOfSatisfying(
                            UnfinishedUploadException.class,
                            e -> assertThat(e.getItemId()).isEqualTo(UploadService.ITEM));
            assertThat(upload.count("abort")).isEqualTo(1);
            if (status != 200) {
                assertThatThrownBy(() -> client.uploads().uploadSigned(456, file))
                        .isInstanceOf(UnfinishedUploadException.class)
                        .hasMessageContaining(Integer.toString(status));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "no length", "chunks"})
    void endlessFormUploadResponse_isRejected(String body) {
        Path file = UploadService.file(folder, 100_000);
        try (RawServer server = RawServer.plain(endless(body, 200));
                SyncSketchClient client = limited(server)) {
            assertThatThrownBy(() -> client.uploads().uploadToServer(456, file))
                    .isInstanceOf(ResponseTooLargeException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("storageResponses")
    void endlessDownload_isRejected(String body, int status) {
        Path target = folder.resolve("sketches.zip");
        try (RawServer storage = RawServer.plain(endless(body, status));
                SyncSketchClient client = limited(storage)) {
            DownloadOptions options = DownloadOptions.builder().maxBytes(LIMIT).build();
            assertThatThrownBy(() -> client.downloads().download(storage.url() + "/a.zip", target, options))
                    .isInstanceOfSatisfying(DownloadException.class, e -> {
                        if (status > 302) {
                            assertThat(e.getStatus()).isEqualTo(status);
                        }
                    });
            assertThat(target).doesNotExist();
            assertThat(folder).isEmptyDirectory();
        }
    }

    /** The limit applies to the decoded body. */
    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void compressedBody_isLimitedAfterDecoding(int status) throws IOException {
        byte[] bomb = bomb(64 * 1024 * 1024);
        assertThat(bomb.length).isLessThan(LIMIT);
        try (RawServer server = RawServer.plain(RawServer.each((connection, request) -> {
                    connection.send("HTTP/1.1 " + status
                            + " Status\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: "
                            + bomb.length + "\r\n\r\n");
                    connection.send(bomb);
                }));
                SyncSketchClient client = limited(server)) {
            Throwable failure = catchThrowable(() -> client.raw().send("GET", PATH));
            if (status == 200) {
                assertThat(failure).isInstanceOf(ResponseTooLargeException.class);
            } else {
                assertThat(failure)
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                e -> assertThat(e.getStatus()).isEqualTo(status));
            }
        }
    }

    private static void assertNextCallWorks(RawServer server, SyncSketchClient client) {
        assertThat(client.raw().send("GET", "/api/v1/account/").getText()).isEqualTo("{}");
        assertThat(server.connections()).isEqualTo(2);
    }

    private static SyncSketchClient limited(RawServer server) {
        return server.clientBuilder()
                .maxResponseSize(LIMIT)
                .readTimeout(Duration.ofSeconds(2))
                .build();
    }

    /** Sends an endless body on the first connection, and an empty object on others. */
    private static RawServer.Script endless(String body, int status) {
        return connection -> {
            RawRequest request = connection.read();
            if (request != null && request.target().equals("/api/v1/account/")) {
                connection.respond(200, "{}");
                return;
            }
            connection.send("HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\nETag: \"tag-1\"\r\n"
                    + (status == 302 ? "Location: /elsewhere\r\n" : "") + BODIES.get(body)[0]);
            connection.endless(BODIES.get(body)[1]);
        };
    }

    static byte[] bomb(int size) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            byte[] unit = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
            for (int sent = 0; sent < size; sent += unit.length) {
                out.write(unit);
            }
        }
        return compressed.toByteArray();
    }
}
