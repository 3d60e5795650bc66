package com.syncsketch.sdk.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.download.DownloadOptions;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.error.UploadStalledException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.testsupport.OpenFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that arrive byte by byte forever, so that no single read times out. */
@Timeout(120)
class SlowResponseTest {

    private static final String PATH = "/api/v1/project/20/";
    private static final Duration LIMIT = Duration.ofMillis(700);

    /** What is sent at once, and what follows slowly and without end. */
    private static final Map<String, String[]> RESPONSES = Map.of(
            "status line", new String[] {"HTTP/1.1 200 ", "a"},
            "head", new String[] {"HTTP/1.1 200 OK\r\n", "X-Value: a\r\n"},
            "value", new String[] {"HTTP/1.1 200 OK\r\nX-Value: ", "a"},
            "1xx", new String[] {"", "HTTP/1.1 100 Continue\r\n\r\n"},
            "body",
                    new String[] {
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n", " "
                    },
            "no length", new String[] {"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", " "},
            "chunks",
                    new String[] {
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
                        "1\r\n \r\n"
                    });

    @TempDir
    private Path folder;

    static Stream<Arguments> responses() {
        return RESPONSES.keySet().stream()
                .sorted()
                .flatMap(name -> Stream.of(false, true).map(secure -> Arguments.of(name, secure)));
    }

    @ParameterizedTest
    @MethodSource("responses")
    void request_endsAtItsTimeout(String name, boolean secure) throws Exception {
        try (RawServer server = RawServer.of(secure, slow(name));
                SyncSketchClient client =
                        server.clientBuilder().readTimeout(LIMIT).build()) {
            for (String method : new String[] {"GET", "POST"}) {
                assertThatThrownBy(() -> client.raw().send(method, PATH))
                        .isInstanceOf(RequestTimeoutException.class)
                        .hasMessageContaining(method)
                        .hasMessageContaining(PATH);
            }
            assertThat(server.requests()).hasSize(2);
        }
    }

    /** The total timeout applies if it is shorter. */
    @Test
    void request_endsAtItsTotalTimeout() {
        try (RawServer server = RawServer.plain(slow("body"));
                SyncSketchClient client = server.clientBuilder()
                        .readTimeout(Duration.ofMinutes(5))
                        .totalTimeout(LIMIT)
                        .build()) {
            assertThatThrownBy(() -> client.raw().send("GET", PATH)).isInstanceOf(RequestTimeoutException.class);
        }
    }

    /** An error response whose body does not end in time is an error or a timeout, and always typed. */
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 500})
    void errorBody_endsAtTheTimeout(int status) {
        try (RawServer server = RawServer.plain(connection -> {
                    connection.read();
                    connection.send("HTTP/1.1 " + status + " Status\r\nContent-Length: 10000\r\n\r\n");
                    connection.trickle(" ");
                });
                SyncSketchClient client =
                        server.clientBuilder().readTimeout(LIMIT).build()) {
            Throwable failure = catchThrowable(() -> client.raw().send("GET", PATH));
            assertThat(failure).isInstanceOfAny(ApiException.class, RequestTimeoutException.class);
        }
    }

    /** The redirect may be followed at once or count against the timeout of the attempt, but must not block forever. */
    @Test
    void redirectBody_endsAtTheTimeout() {
        try (RawServer server = RawServer.plain(connection -> {
                    RawRequest request = connection.read();
                    if (request.target().equals(PATH)) {
                        connection.send(
                                "HTTP/1.1 302 Found\r\nLocation: /api/v1/project/21/\r\nContent-Length: 10000\r\n\r\n");
                        connection.trickle(" ");
                    } else {
                        connection.respond(200, "{}");
                    }
                });
                SyncSketchClient client =
                        server.clientBuilder().readTimeout(LIMIT).build()) {
            Throwable failure = catchThrowable(() -> client.raw().send("GET", PATH));
            assertThat(failure == null
                            || failure instanceof RequestTimeoutException
                            || failure instanceof ConnectionException)
                    .as("%s", failure)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("responses")
    void part_endsAtTheResponseTimeout(String name, boolean secure) {
        Path file = UploadService.file(folder, 100_000);
        try (UploadService upload = UploadService.of(secure, slow(name));
                SyncSketchClient client = upload.client()) {
            UploadRequest parts =
                    UploadService.onePart(file).responseTimeout(LIMIT).build();
            assertThatThrownBy(() -> client.uploads().upload(parts))
                    .isInstanceOf(UnfinishedUploadException.class)
                    .hasCauseInstanceOf(RequestTimeoutException.class);
            assertThat(upload.count("abort")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("responses")
    void formUpload_endsAtTheResponseTimeout(String name, boolean secure) {
        Path file = UploadService.file(folder, 100_000);
        try (RawServer server = RawServer.of(secure, slow(name));
                SyncSketchClient client = server.client()) {
            UploadRequest request =
                    UploadRequest.builder(456, file).responseTimeout(LIMIT).build();
            assertThatThrownBy(() -> client.uploads().uploadToServer(request))
                    .isInstanceOf(RequestTimeoutException.class);
        }
    }

    static Stream<Arguments> takenBytes() {
        return Stream.of(0L, 10_000L, 10_000_000L)
                .flatMap(taken -> Stream.of(false, true).map(secure -> Arguments.of(taken, secure)));
    }

    /** If the server stops reading, the blocked write ends, and the file is closed. */
    @ParameterizedTest
    @MethodSource("takenBytes")
    void upload_toAReaderThatStops_endsAtTheStallTimeout(long taken, boolean secure) throws Exception {
        Path file = UploadService.largeFile(folder);
        RawServer.Script stopping = connection -> {
            connection.readHead();
            connection.readBody(taken);
            connection.silence();
        };
        UploadRequest whole =
                UploadRequest.builder(456, file).stallTimeout(LIMIT).build();
        UploadRequest parts = UploadService.onePart(file).stallTimeout(LIMIT).build();
        try (RawServer server = RawServer.of(secure, stopping);
                UploadService upload = UploadService.of(secure, stopping);
                SyncSketchClient form = server.client();
                SyncSketchClient client = upload.client()) {
            assertThatThrownBy(() -> form.uploads().uploadToServer(whole)).isInstanceOf(UploadStalledException.class);
            assertThatThrownBy(() -> client.uploads().uploadSigned(whole))
                    .isInstanceOf(UnfinishedUploadException.class)
                    .hasCauseInstanceOf(UploadStalledException.class);
            assertThatThrownBy(() -> client.uploads().upload(parts))
                    .isInstanceOf(UnfinishedUploadException.class)
                    .hasCauseInstanceOf(UploadStalledException.class);
            assertThat(OpenFiles.below(folder)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 500})
    void storageError_endsAtTheResponseTimeout(int status) {
        Path file = UploadService.file(folder, 100_000);
        try (UploadService upload = UploadService.plain(connection -> {
                    connection.read();
                    connection.send("HTTP/1.1 " + status + " Status\r\nContent-Length: 10000\r\n\r\n<Error>");
                    connection.trickle(" ");
                });
                SyncSketchClient client = upload.client()) {
            UploadRequest parts =
                    UploadService.onePart(file).responseTimeout(LIMIT).build();
            Throwable failure = catchThrowable(() -> client.uploads().upload(parts));
            assertThat(failure).isInstanceOf(UnfinishedUploadException.class);
            assertThat(failure instanceof StorageException || failure.getCause() instanceof RequestTimeoutException)
                    .isTrue();
        }
    }

    /** The head of a download has the total timeout; its body may take any time as long as data arrives. */
    @ParameterizedTest
    @ValueSource(strings = {"status line", "head", "value", "1xx"})
    void downloadHead_endsAtTheTimeout(String name) {
        try (RawServer storage = RawServer.plain(slow(name));
                SyncSketchClient client =
                        storage.clientBuilder().totalTimeout(LIMIT).build()) {
            Path target = folder.resolve("sketches.zip");
            assertThatThrownBy(() -> client.downloads().download(storage.url() + "/a.zip", target))
                    .isInstanceOf(DownloadException.class);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void downloadError_endsAtTheTimeout() {
        try (RawServer storage = RawServer.plain(connection -> {
                    connection.read();
                    connection.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 10000\r\n\r\n<Error>");
                    connection.trickle(" ");
                });
                SyncSketchClient client =
                        storage.clientBuilder().totalTimeout(LIMIT).build()) {
            Path target = folder.resolve("sketches.zip");
            assertThatThrownBy(() -> client.downloads().download(storage.url() + "/a.zip", target))
                    .isInstanceOf(DownloadException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stalledDownload_endsAtItsIdleTimeout(boolean secure) {
        try (RawServer storage = RawServer.of(secure, connection -> {
                    connection.read();
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\nzip");
                    connection.silence();
                });
                SyncSketchClient client = storage.client()) {
            Path target = folder.resolve("sketches.zip");
            DownloadOptions options =
                    DownloadOptions.builder().idleTimeout(LIMIT).build();
            assertThatThrownBy(() -> client.downloads().download(storage.url() + "/a.zip", target, options))
                    .isInstanceOf(DownloadException.class);
            assertThat(folder).isEmptyDirectory();
        }
    }

    private static RawServer.Script slow(String name) {
        return connection -> {
            connection.read();
            connection.send(RESPONSES.get(name)[0]);
            connection.trickle(RESPONSES.get(name)[1]);
        };
    }
}
