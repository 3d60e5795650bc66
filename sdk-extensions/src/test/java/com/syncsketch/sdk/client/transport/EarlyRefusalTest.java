package com.syncsketch.sdk.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.upload.UploadRequest;
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

/** Error responses while the body is still being sent: the status reaches the caller, without waiting for a timeout. */
@Timeout(120)
class EarlyRefusalTest {

    /** A guard against hangs, far below the timeouts of the uploads. */
    private static final Duration GUARD = Duration.ofSeconds(30);

    private static final Duration STALL = Duration.ofSeconds(60);

    /** What the server does after the error response. */
    private enum Then {
        READS_ON {
            @Override
            void act(RawConnection connection) {
                connection.drain();
            }
        },
        STOPS_READING {
            @Override
            void act(RawConnection connection) throws Exception {
                connection.silence();
            }
        },
        CLOSES {
            @Override
            void act(RawConnection connection) throws Exception {
                RawServer.pause(50);
                connection.close();
            }
        },
        HALF_CLOSES {
            @Override
            void act(RawConnection connection) throws Exception {
                connection.finish();
                connection.silence();
            }
        },
        RESETS {
            @Override
            void act(RawConnection connection) throws Exception {
                RawServer.pause(100);
                connection.reset();
            }
        };

        abstract void act(RawConnection connection) throws Exception;
    }

    @TempDir
    private Path folder;

    static Stream<Arguments> refusals() {
        return Stream.of(413, 403, 401)
                .flatMap(status -> Stream.of(Then.values())
                        .flatMap(then -> Stream.of(false, true).map(secure -> Arguments.of(status, then, secure))));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void formUpload_reportsTheError(int status, Then then, boolean secure) {
        Path file = UploadService.largeFile(folder);
        try (RawServer server = RawServer.of(secure, refusing(status, then));
                SyncSketchClient client = server.client()) {
            UploadRequest request =
                    UploadRequest.builder(456, file).stallTimeout(STALL).build();
            assertRefused(status, server, () -> client.uploads().uploadToServer(request));
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void jsonBody_reportsTheError(int status, Then then, boolean secure) {
        Map<String, String> body = Map.of("name", "a".repeat(5_000_000));
        try (RawServer server = RawServer.of(secure, refusing(status, then));
                SyncSketchClient client = server.clientBuilder()
                        .readTimeout(Duration.ofSeconds(60))
                        .build()) {
            assertRefused(status, server, () -> client.raw().send("POST", "/api/v1/project/", Map.of(), body));
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void part_reportsTheError(int status, Then then, boolean secure) {
        Path file = UploadService.largeFile(folder);
        try (UploadService upload = UploadService.of(secure, refusing(status, then));
                SyncSketchClient client = upload.client()) {
            UploadRequest request =
                    UploadService.onePart(file).stallTimeout(STALL).build();
            assertRefusedByStorage(status, upload, () -> client.uploads().upload(request));
            assertThat(upload.count("abort")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void signedForm_reportsTheError(int status, Then then, boolean secure) {
        Path file = UploadService.largeFile(folder);
        try (UploadService upload = UploadService.of(secure, refusing(status, then));
                SyncSketchClient client = upload.client()) {
            UploadRequest request =
                    UploadRequest.builder(456, file).stallTimeout(STALL).build();
            assertRefusedByStorage(status, upload, () -> client.uploads().uploadSigned(request));
        }
    }

    /** The head is sufficient if the body of the error response breaks off. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void brokenErrorResponse_isReported(boolean secure) {
        Path file = UploadService.largeFile(folder);
        try (RawServer server = RawServer.of(secure, connection -> {
                    connection.readHead();
                    connection.send("HTTP/1.1 413 Content Too Large\r\nContent-Length: 1000\r\n\r\ntoo");
                    RawServer.pause(100);
                    connection.reset();
                });
                SyncSketchClient client = server.client()) {
            assertRefused(413, server, () -> client.uploads().uploadToServer(456, file));
        }
    }

    /** Part of the body has been read by then. */
    @ParameterizedTest
    @ValueSource(longs = {1, 100_000, 10_000_000})
    void laterErrorResponse_isReported(long taken) {
        Path file = UploadService.largeFile(folder);
        try (RawServer server = RawServer.plain(connection -> {
                    connection.readHead();
                    connection.readBody(taken);
                    connection.respond(413, "{\"detail\": \"too large\"}", "Connection: close\r\n");
                    connection.silence();
                });
                SyncSketchClient client = server.client()) {
            assertRefused(413, server, () -> client.uploads().uploadToServer(456, file));
        }
    }

    /** A transfer that stalls after 100 Continue has not been rejected. */
    @Test
    void interimResponse_isNotAnError() {
        Path file = UploadService.largeFile(folder);
        try (RawServer server = RawServer.plain(connection -> {
                    RawRequest head = connection.readHead();
                    connection.send("HTTP/1.1 100 Continue\r\n\r\n");
                    connection.readBody(Long.parseLong(head.header("Content-Length")));
                    connection.respond(200, "{\"id\": 77}");
                });
                SyncSketchClient client = server.client()) {
            assertThat(client.uploads().uploadToServer(456, file).getId()).isEqualTo(77);
        }
    }

    /** A success before all bytes were read is not a success. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void earlySuccess_ofAPart_isIgnored(boolean secure) {
        Path file = UploadService.largeFile(folder);
        try (UploadService upload = UploadService.of(secure, connection -> {
                    connection.readHead();
                    connection.send(UploadService.PART_TAKEN);
                    connection.silence();
                });
                SyncSketchClient client = upload.client()) {
            UploadRequest request = UploadService.onePart(file)
                    .stallTimeout(Duration.ofMillis(500))
                    .build();
            assertTimeoutPreemptively(
                    GUARD,
                    () -> assertThatThrownBy(() -> client.uploads().upload(request))
                            .isInstanceOf(UnfinishedUploadException.class));
            assertThat(upload.count("complete")).isZero();
        }
    }

    /** A connection with a truncated body is not reused. */
    @Test
    void nextRequest_usesAnotherConnection() {
        try (RawServer server = RawServer.plain(connection -> {
                    if (connection.number() > 1) {
                        RawServer.ok().serve(connection);
                        return;
                    }
                    connection.readHead();
                    connection.respond(413, "{}");
                    connection.silence();
                });
                SyncSketchClient client = server.client()) {
            Map<String, String> body = Map.of("name", "a".repeat(5_000_000));
            assertRefused(413, server, () -> client.raw().send("POST", "/api/v1/project/", Map.of(), body));
            assertThat(client.raw().send("GET", "/api/v1/project/20/").getStatus())
                    .isEqualTo(200);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    private static void assertRefused(int status, RawServer server, Runnable call) {
        Throwable failure = assertTimeoutPreemptively(GUARD, () -> catchThrowable(call::run));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getStatus()).isEqualTo(status));
        assertThat(server.requests()).hasSize(1);
    }

    private static void assertRefusedByStorage(int status, UploadService upload, Runnable call) {
        Throwable failure = assertTimeoutPreemptively(GUARD, () -> catchThrowable(call::run));
        assertThat(failure).isInstanceOfSatisfying(StorageException.class, e -> {
            assertThat(e.getStatus()).isEqualTo(status);
            assertThat(e.getItemId()).isEqualTo(UploadService.ITEM);
        });
        assertThat(upload.storage.requests()).hasSize(1);
    }

    private static RawServer.Script refusing(int status, Then then) {
        return connection -> {
            connection.readHead();
            connection.respond(status, "{\"detail\": \"refused\"}", "Connection: close\r\n");
            then.act(connection);
        };
    }
}
