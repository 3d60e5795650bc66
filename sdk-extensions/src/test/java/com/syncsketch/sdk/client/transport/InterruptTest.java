package com.syncsketch.sdk.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.SyncSketchClientBuilder;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.download.DownloadOptions;
import com.syncsketch.sdk.client.error.BadRequestException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.client.upload.UploadRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Interrupts of the calling thread, wherever it waits: a typed exception, and the flag is kept. */
@Timeout(120)
class InterruptTest {

    private static final String PATH = "/api/v1/project/20/";
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void connect_isInterrupted(String scheme) throws Exception {
        try (FullBacklog server = new FullBacklog();
                SyncSketchClient client =
                        builder(scheme + "://127.0.0.1:" + server.port()).build()) {
            assertInterrupted(() -> client.raw().send("GET", PATH), () -> true);
            assertInterrupted(() -> client.raw().send("POST", PATH), () -> true);
        }
    }

    @Test
    void handshake_isInterrupted() throws Exception {
        try (RawServer server = RawServer.plain(RawConnection::silence);
                SyncSketchClient client =
                        builder("https://127.0.0.1:" + server.port()).build()) {
            assertInterrupted(() -> client.raw().send("POST", PATH), () -> server.connections() == 1);
        }
    }

    static Stream<Arguments> responses() {
        return Stream.of(
                        "",
                        "HTTP/1.1 200 ",
                        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
                        "HTTP/1.1 400 Bad Request\r\nContent-Length: 100\r\n\r\n{")
                .flatMap(sent -> Stream.of(false, true).map(secure -> Arguments.of(sent, secure)));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("responses")
    void read_isInterrupted(String sent, boolean secure) throws Exception {
        for (String method : new String[] {"GET", "POST"}) {
            try (RawServer server = RawServer.of(secure, connection -> {
                        connection.read();
                        connection.send(sent);
                        connection.expectEof();
                    });
                    SyncSketchClient client = patient(server)) {
                assertInterrupted(
                        () -> client.raw().send(method, PATH),
                        () -> server.requests().size() == 1);
                assertThat(server.connectionList().get(0).awaitEof()).isTrue();
                assertThat(server.requests()).hasSize(1);
            }
        }
    }

    /** On a connection that was used before. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readOnAnOldConnection_isInterrupted(boolean secure) throws Exception {
        try (RawServer server = RawServer.of(secure, RawServer.each((connection, request) -> {
                    if (request.target().equals(PATH)) {
                        connection.expectEof();
                    } else {
                        connection.respond(200, "{}");
                    }
                }));
                SyncSketchClient client = patient(server)) {
            client.raw().send("GET", "/api/v1/account/");
            assertInterrupted(
                    () -> client.raw().send("GET", PATH),
                    () -> server.requests().size() == 2);
            // The next request works.
            assertThat(client.raw().send("GET", "/api/v1/account/").getStatus()).isEqualTo(200);
        }
    }

    @Test
    void waitForAConnection_isInterrupted() throws Exception {
        try (RawServer server = RawServer.plain(connection -> {
                    connection.read();
                    connection.silence();
                });
                SyncSketchClient client = server.clientBuilder()
                        .maxConnections(1)
                        .readTimeout(LONG)
                        .build()) {
            Thread first = new Thread(() -> {
                try {
                    client.raw().send("GET", PATH);
                } catch (SyncSketchException e) {
                    // The server closes at the end of the test.
                }
            });
            first.start();
            RawServer.await("first request", () -> server.requests().size() == 1);
            assertInterrupted(() -> client.raw().send("GET", PATH), () -> true);
            first.interrupt();
            first.join();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void blockedWrite_isInterrupted(boolean secure) throws Exception {
        Path file = UploadService.largeFile(folder);
        UploadRequest request =
                UploadRequest.builder(456, file).stallTimeout(LONG).build();
        try (RawServer server = RawServer.of(secure, RawConnection::stallInBody);
                SyncSketchClient client = patient(server)) {
            assertInterrupted(() -> client.uploads().uploadToServer(request), () -> server.receivedBytes() > 0);
        }
        Map<String, String> body = Map.of("name", "a".repeat(20_000_000));
        try (RawServer server = RawServer.of(secure, RawConnection::stallInBody);
                SyncSketchClient client = patient(server)) {
            assertInterrupted(() -> client.raw().send("POST", PATH, Map.of(), body), () -> server.receivedBytes() > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void blockedUpload_isInterrupted(boolean secure) throws Exception {
        Path file = UploadService.largeFile(folder);
        try (UploadService upload = UploadService.of(secure, RawConnection::stallInBody);
                SyncSketchClient client = upload.client()) {
            UploadRequest parts =
                    UploadRequest.builder(456, file).stallTimeout(LONG).build();
            assertInterrupted(() -> client.uploads().upload(parts), () -> upload.storage.receivedBytes() > 0);
            assertThat(upload.count("abort")).isEqualTo(1);
            long before = upload.storage.receivedBytes();
            UploadRequest signed =
                    UploadRequest.builder(456, file).stallTimeout(LONG).build();
            assertInterrupted(
                    () -> client.uploads().uploadSigned(signed), () -> upload.storage.receivedBytes() > before);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void download_isInterrupted(boolean secure) throws Exception {
        Path target = folder.resolve("a.zip");
        DownloadOptions options = DownloadOptions.builder().idleTimeout(LONG).build();
        for (String sent : new String[] {"", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nzip"}) {
            try (RawServer storage = RawServer.of(secure, connection -> {
                        connection.read();
                        connection.send(sent);
                        connection.expectEof();
                    });
                    SyncSketchClient client = patient(storage)) {
                assertInterrupted(
                        () -> client.downloads().download(storage.url() + "/a.zip", target, options),
                        () -> storage.requests().size() == 1);
                assertThat(storage.connectionList().get(0).awaitEof()).isTrue();
                assertThat(folder).isEmptyDirectory();
            }
        }
    }

    /** Nothing is sent by a thread that was interrupted before. */
    @Test
    void interruptBeforeTheRequest_sendsNothing() throws Exception {
        try (RawServer server = RawServer.plain(RawServer.ok());
                SyncSketchClient client = server.client()) {
            client.raw().send("GET", PATH);
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread thread = new Thread(() -> {
                Thread.currentThread().interrupt();
                failure.set(call(() -> client.raw().send("POST", PATH)));
            });
            thread.start();
            thread.join();
            assertThat(failure.get()).isInstanceOf(RequestInterruptedException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static void assertInterrupted(Runnable call, BooleanSupplier underWay) throws Exception {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            failure.set(call(call));
            flag.set(Thread.currentThread().isInterrupted());
        });
        thread.setDaemon(true);
        thread.start();
        RawServer.await("call", underWay);
        // Waits until the thread is where it is to be interrupted; the outcome must be the same elsewhere.
        RawServer.pause(200);
        assertThat(thread.isAlive()).as("%s", failure.get()).isTrue();
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(thread.isAlive()).as("still waits").isFalse();
        // The head of an error response is sufficient.
        assertThat(failure.get())
                .satisfies(e -> assertThat(e instanceof UnfinishedUploadException ? e.getCause() : e)
                        .isInstanceOfAny(RequestInterruptedException.class, BadRequestException.class));
        assertThat(flag.get()).isTrue();
    }

    private static Throwable call(Runnable call) {
        try {
            call.run();
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    private static SyncSketchClient patient(RawServer server) {
        return server.clientBuilder().readTimeout(LONG).totalTimeout(LONG).build();
    }

    private static SyncSketchClientBuilder builder(String host) {
        return SyncSketchClient.builder()
                .host(host)
                .credentials(Credentials.apiKey(TestServer.USER, TestServer.KEY))
                .retryPolicy(RetryPolicy.none())
                .connectTimeout(LONG)
                .readTimeout(LONG);
    }
}
