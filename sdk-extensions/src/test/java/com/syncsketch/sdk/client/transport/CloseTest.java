package com.syncsketch.sdk.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.RequestOptions;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.BadRequestException;
import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.client.upload.UploadHandle;
import com.syncsketch.sdk.client.upload.UploadRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link SyncSketchClient#close()}: requests in progress end with typed exceptions, and all resources are released. */
@Timeout(120)
@SuppressWarnings("try") // Closing is what is tested, or releases a waiting thread.
class CloseTest {

    private static final String PATH = "/api/v1/project/20/";

    @TempDir
    private Path folder;

    /** What the server does while the client waits. */
    static Stream<Arguments> waits() {
        return Stream.of(
                        "",
                        "HTTP/1.1 200",
                        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
                        "HTTP/1.1 400 Bad Request\r\nContent-Length: 100\r\n\r\n{")
                .flatMap(sent -> Stream.of(false, true).map(secure -> Arguments.of(sent, secure)));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void requestInProgress_ends(String sent, boolean secure) throws Exception {
        for (String method : List.of("GET", "POST")) {
            try (RawServer server = RawServer.of(secure, connection -> {
                        connection.read();
                        connection.send(sent);
                        connection.expectEof();
                    });
                    SyncSketchClient client = server.client()) {
                Attempt call = Attempt.of(() -> client.raw().send(method, PATH, Map.of(), null));
                RawServer.await("request", () -> server.requests().size() == 1);
                client.close();
                // The head of an error response is sufficient.
                assertThat(call.failure())
                        .isInstanceOfAny(
                                ClientClosedException.class,
                                sent.contains("400") ? BadRequestException.class : ClientClosedException.class)
                        .hasMessageContaining(PATH);
                assertThat(server.connectionList().get(0).awaitEof()).isTrue();
                assertNoThreadsOfOurs();
            }
        }
    }

    @Test
    void requestDuringADelay_ends() throws Exception {
        try (RawServer server = RawServer.plain(
                        RawServer.each((connection, request) -> connection.respond(503, "{}", "Retry-After: 50\r\n")));
                SyncSketchClient client = server.clientBuilder()
                        .retryPolicy(RetryPolicy.standard())
                        .build()) {
            Attempt call = Attempt.of(() -> client.raw().send("GET", PATH));
            RawServer.await("request", () -> server.requests().size() == 1);
            RawServer.pause(50);
            client.close();
            assertThat(call.failure()).isInstanceOf(ClientClosedException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    /** A closed client is not a failure that a retry could fix. */
    @Test
    void closedRequest_isNotRetried() throws Exception {
        try (RawServer server = RawServer.plain(connection -> {
                    connection.read();
                    connection.expectEof();
                });
                SyncSketchClient client = server.clientBuilder()
                        .retryPolicy(
                                RetryPolicy.builder().baseDelay(Duration.ZERO).build())
                        .build()) {
            Attempt call = Attempt.of(() -> client.raw().send("GET", PATH));
            RawServer.await("request", () -> server.requests().size() == 1);
            client.close();
            assertThat(call.failure()).isInstanceOf(ClientClosedException.class);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void requestWaitingForAConnection_ends() throws Exception {
        try (RawServer server = RawServer.plain(connection -> {
                    connection.read();
                    connection.expectEof();
                });
                SyncSketchClient client =
                        server.clientBuilder().maxConnections(1).build()) {
            List<Attempt> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                calls.add(Attempt.of(() -> client.raw().send("GET", PATH)));
            }
            RawServer.await("request", () -> server.requests().size() == 1);
            RawServer.pause(100);
            client.close();
            for (Attempt call : calls) {
                assertThat(call.failure()).isInstanceOf(ClientClosedException.class);
            }
        }
    }

    @Test
    void request_onAClosedClient_throws() {
        Path file = UploadService.file(folder, 1000);
        try (RawServer server = RawServer.plain(RawServer.ok())) {
            SyncSketchClient client = server.client();
            SyncSketchClient derived = client.with(
                    RequestOptions.builder().readTimeout(Duration.ofSeconds(5)).build());
            client.close();
            client.close();
            for (SyncSketchClient closed : List.of(client, derived)) {
                List<Runnable> calls = List.of(
                        () -> closed.raw().send("GET", PATH),
                        () -> closed.projects().get(20),
                        () -> closed.projects().create(1001, "Show A"),
                        closed::tree,
                        closed::isConnected,
                        () -> closed.uploads().upload(456, file),
                        () -> closed.uploads().uploadToServer(456, file),
                        () -> closed.uploads().uploadSigned(456, file));
                for (Runnable call : calls) {
                    assertThatThrownBy(call::run).isInstanceOf(ClientClosedException.class);
                }
                assertThatThrownBy(() -> closed.downloads().download(server.url() + "/a.zip", folder.resolve("a.zip")))
                        .satisfies(CloseTest::isTyped);
            }
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void derivedClient_doesNotCloseItsParent() throws Exception {
        try (RawServer server = RawServer.plain(RawServer.ok());
                SyncSketchClient client = server.client()) {
            client.raw().send("GET", PATH);
            SyncSketchClient derived = client.with(RequestOptions.builder().build());
            derived.close();
            assertThatThrownBy(() -> derived.raw().send("GET", PATH)).isInstanceOf(ClientClosedException.class);
            client.raw().send("GET", PATH);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void idleConnections_areClosed(boolean secure) throws Exception {
        try (RawServer server = RawServer.of(secure, RawServer.ok())) {
            SyncSketchClient client = server.client();
            client.raw().send("GET", PATH);
            client.close();
            assertThat(server.connectionList().get(0).awaitEof()).isTrue();
            assertNoThreadsOfOurs();
        }
    }

    @Test
    void close_isThreadSafe() throws Exception {
        try (RawServer server = RawServer.plain(connection -> {
            connection.read();
            connection.expectEof();
        })) {
            SyncSketchClient client = server.client();
            List<Attempt> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(Attempt.of(() -> client.raw().send("GET", PATH)));
            }
            RawServer.await("requests", () -> server.requests().size() == 8);
            List<FutureTask<Void>> closes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                FutureTask<Void> close = new FutureTask<>(client::close, null);
                closes.add(close);
                new Thread(close).start();
            }
            for (FutureTask<Void> close : closes) {
                assertThatCode(() -> close.get(30, TimeUnit.SECONDS)).doesNotThrowAnyException();
            }
            for (Attempt call : calls) {
                assertThat(call.failure()).isInstanceOf(ClientClosedException.class);
            }
            assertNoThreadsOfOurs();
        }
    }

    /** The body is being sent, and the server does not read it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void blockedFormUpload_ends(boolean secure) throws Exception {
        Path file = UploadService.largeFile(folder);
        try (RawServer server = RawServer.of(secure, RawConnection::stallInBody);
                SyncSketchClient client = server.client()) {
            Attempt upload = Attempt.of(() -> client.uploads().uploadToServer(456, file));
            RawServer.await("body", () -> server.receivedBytes() > 0);
            RawServer.pause(100);
            client.close();
            assertThat(upload.failure()).isInstanceOf(ClientClosedException.class);
            assertNoThreadsOfOurs();
        }
    }

    static Stream<Arguments> storages() {
        return Stream.of(false, true)
                .flatMap(
                        secure -> Stream.of("blocks", "reads", "signed").map(storage -> Arguments.of(storage, secure)));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void uploadInProgress_namesItsItem(String storage, boolean secure) throws Exception {
        Path file = UploadService.largeFile(folder);
        boolean signed = storage.equals("signed");
        try (UploadService upload = UploadService.of(
                        secure, storage.equals("reads") ? CloseTest::takeAll : RawConnection::stallInBody);
                SyncSketchClient client = upload.client()) {
            UploadRequest parts =
                    UploadRequest.builder(456, file).parallelism(3).build();
            Attempt call = Attempt.of(() -> signed
                    ? client.uploads().uploadSigned(456, file)
                    : client.uploads().upload(parts));
            RawServer.await("body", () -> upload.storage.receivedBytes() > 0);
            client.close();
            assertThat(call.failure())
                    .isInstanceOfSatisfying(
                            UnfinishedUploadException.class,
                            e -> assertThat(e.getItemId()).isEqualTo(UploadService.ITEM))
                    .hasCauseInstanceOf(ClientClosedException.class);
            // It cannot be resumed: the multipart upload is aborted, or the exception reports that it was not.
            assertThat(upload.count("abort")).isEqualTo(signed ? 0 : 1);
            for (RawConnection connection : upload.service.connectionList()) {
                assertThat(connection.awaitEof()).isTrue();
            }
            assertNoThreadsOfOurs();
        }
    }

    @Test
    void upload_withAResumeFile_isNotAborted() throws Exception {
        Path file = UploadService.largeFile(folder);
        Path resumeFile = folder.resolve("upload.json");
        try (UploadService upload = UploadService.plain(RawConnection::stallInBody);
                SyncSketchClient client = upload.client()) {
            UploadRequest request =
                    UploadRequest.builder(456, file).resumeFile(resumeFile).build();
            Attempt call = Attempt.of(() -> client.uploads().upload(request));
            RawServer.await("body", () -> upload.storage.receivedBytes() > 0);
            client.close();
            assertThat(call.failure())
                    .isInstanceOfSatisfying(
                            UnfinishedUploadException.class,
                            e -> assertThat(e.getResumeFile()).isEqualTo(resumeFile))
                    .hasCauseInstanceOf(ClientClosedException.class);
            assertThat(upload.count("abort")).isZero();
            assertThat(resumeFile).exists();
        }
    }

    @Test
    void uploadInTheBackground_completesWithAFailure() throws Exception {
        Path file = UploadService.largeFile(folder);
        try (UploadService upload = UploadService.plain(RawConnection::stallInBody);
                SyncSketchClient client = upload.client()) {
            UploadHandle handle = client.uploads()
                    .startUpload(UploadRequest.builder(456, file).build());
            RawServer.await("body", () -> upload.storage.receivedBytes() > 0);
            client.close();
            assertThatThrownBy(() -> handle.completion().get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            UnfinishedUploadException.class,
                            e -> assertThat(e.getItemId()).isEqualTo(UploadService.ITEM));
            assertThat(upload.count("abort")).isEqualTo(1);
            assertNoThreadsOfOurs();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nzip"})
    void downloadInProgress_ends(String sent) throws Exception {
        try (RawServer storage = RawServer.plain(connection -> {
                    connection.read();
                    connection.send(sent);
                    connection.expectEof();
                });
                SyncSketchClient client = storage.client()) {
            Attempt call =
                    Attempt.of(() -> client.downloads().download(storage.url() + "/a.zip", folder.resolve("a.zip")));
            RawServer.await("request", () -> storage.requests().size() == 1);
            RawServer.pause(50);
            client.close();
            assertThat(call.failure()).satisfies(CloseTest::isTyped);
            assertThat(storage.connectionList().get(0).awaitEof()).isTrue();
            assertThat(folder).isEmptyDirectory();
        }
    }

    private static void isTyped(Throwable failure) {
        assertThat(failure).isInstanceOfAny(ClientClosedException.class, DownloadException.class);
        assertThat(failure instanceof ClientClosedException || failure.getCause() instanceof ClientClosedException)
                .as("%s", failure)
                .isTrue();
    }

    private static void assertNoThreadsOfOurs() {
        RawServer.await(
                "no threads of ours",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("syncsketch")));
    }

    private static void takeAll(RawConnection connection) {
        try {
            connection.readHead();
        } catch (IOException e) {
            return;
        }
        connection.drain();
    }

    /** A method call on a separate thread. */
    private record Attempt(FutureTask<Object> task) {

        static Attempt of(Callable<Object> call) {
            FutureTask<Object> task = new FutureTask<>(call);
            Thread thread = new Thread(task, "attempt");
            thread.setDaemon(true);
            thread.start();
            return new Attempt(task);
        }

        SyncSketchException failure() throws Exception {
            try {
                throw new AssertionError("Returned " + task.get(30, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOf(SyncSketchException.class);
                return (SyncSketchException) e.getCause();
            }
        }
    }
}
