package com.syncsketch.sdk.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.error.UploadStalledException;
import com.syncsketch.sdk.client.http.AttemptEvent;
import com.syncsketch.sdk.client.upload.UploadProgress;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.UploadedItem;
import com.syncsketch.testsupport.OpenFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of the official Python client in uploads and downloads. */
@Timeout(120)
class TransferFaultsTest {

    private static final long GIGABYTE = 1_000_000_000;

    private final TestServer service = new TestServer();
    private final TestServer storage = new TestServer();
    private final SyncSketchClient client = service.client();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("shot010_v003.mov"), "frames");
        storage.respond(204, null, "");
        service.handle(exchange -> {
            service.note(exchange);
            boolean sign = exchange.getRequestURI().getPath().startsWith("/uploads/");
            TestServer.send(
                    exchange,
                    200,
                    "application/json",
                    sign
                            ? "{\"url\": \"" + storage.url() + "/bucket/\", \"fields\": {\"key\": \"a/b\","
                                    + " \"x-amz-meta-item-id\": \"77\", \"x-amz-meta-item-uuid\": \"u-77\"}}"
                            : "{\"id\": 77}");
        });
    }

    @AfterEach
    void stop() {
        client.close();
        service.close();
        storage.close();
    }

    static Stream<Function<UploadRequest, Function<SyncSketchClient, UploadedItem>>> routes() {
        return Stream.of(
                request -> c -> c.uploads().uploadToServer(request),
                request -> c -> c.uploads().uploadSigned(request));
    }

    /** Python: never closes the file. */
    @ParameterizedTest
    @MethodSource("routes")
    void file_isAlwaysClosed(Function<UploadRequest, Function<SyncSketchClient, UploadedItem>> route)
            throws IOException {
        Function<SyncSketchClient, UploadedItem> upload =
                route.apply(UploadRequest.builder(456, file).build());
        assertThat(upload.apply(client).getId()).isEqualTo(77);
        assertThat(OpenFiles.below(folder)).isEmpty();
        storage.respond(403, "application/xml", "<Error/>");
        service.handle(exchange -> TestServer.send(
                exchange,
                exchange.getRequestURI().getPath().startsWith("/uploads/") ? 200 : 500,
                "application/json",
                "{\"url\": \"" + storage.url() + "/bucket/\", \"fields\": {\"x-amz-meta-item-id\": \"77\"}}"));
        assertThatThrownBy(() -> upload.apply(client)).isInstanceOf(SyncSketchException.class);
        assertThat(OpenFiles.below(folder)).isEmpty();
        storage.handle(HttpExchange::close);
        assertThatThrownBy(() -> upload.apply(client)).isInstanceOf(SyncSketchException.class);
        assertThat(OpenFiles.below(folder)).isEmpty();
    }

    /** Python: reads the whole file and builds the whole form in memory before it sends the first byte. */
    @ParameterizedTest
    @MethodSource("routes")
    void file_isReadNotFasterThanItIsSent(Function<UploadRequest, Function<SyncSketchClient, UploadedItem>> route)
            throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(4 * GIGABYTE);
        }
        storage.handle(exchange -> stall(storage));
        service.handle(exchange -> {
            if (exchange.getRequestURI().getPath().startsWith("/uploads/")) {
                TestServer.send(
                        exchange,
                        200,
                        "application/json",
                        "{\"url\": \"" + storage.url() + "/bucket/\", \"fields\": {\"x-amz-meta-item-id\": \"77\"}}");
            } else {
                stall(service);
            }
        });
        List<UploadProgress> events = new CopyOnWriteArrayList<>();
        UploadRequest request = UploadRequest.builder(456, file)
                .progressListener(events::add)
                .stallTimeout(Duration.ofMillis(300))
                .build();
        List<AttemptEvent> attempts = new CopyOnWriteArrayList<>();
        SyncSketchClient watched =
                service.clientBuilder().attemptListener(attempts::add).build();
        // The signed upload has created an item by then, so its exception contains the item and has this one as cause.
        assertThatThrownBy(() -> route.apply(request).apply(watched))
                .satisfies(e -> assertThat(e instanceof UnfinishedUploadException ? e.getCause() : e)
                        .isInstanceOf(UploadStalledException.class));
        assertThat(OpenFiles.below(folder)).isEmpty();
        assertThat(events)
                .allSatisfy(event -> assertThat(event.getTransferredBytes()).isLessThan(GIGABYTE / 10));
        // The socket buffers may hold less than the first progress event requires.
        assertThat(attempts.get(attempts.size() - 1).getBytesSent()).isBetween(64L * 1024, GIGABYTE / 10);
    }

    private static void stall(TestServer server) {
        try {
            server.end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Python: compares with 5 MB instead of 5 GB, uses another method above it, and loses the UUID. */
    @Test
    void signedUpload_keepsItsMethodAndItsUuid() throws IOException {
        Files.write(file, new byte[6_000_000]);
        UploadedItem item = client.uploads()
                .uploadSigned(UploadRequest.builder(456, file).itemUuid("u-77").build());
        assertThat(item.getId()).isEqualTo(77);
        assertThat(item.getUuid()).isEqualTo("u-77");
        assertThat(service.only().uri()).isEqualTo("/uploads/get-s3-signed-url/");
        assertThat(signing().at("/item_data/uuid").asText()).isEqualTo("u-77");
        assertThat(signing().at("/item_data/content_length").asLong()).isEqualTo(6_000_000);
        assertThat(storage.only().body()).hasSizeGreaterThan(6_000_000);
    }

    /** Python: fails with a KeyError or TypeError if the service does not sign. */
    @Test
    void signedUpload_thatIsNotSigned_throws() {
        service.respond(404, "application/json", "{\"detail\": \"No Review matches the given query.\"}");
        assertThatThrownBy(() -> client.uploads()
                        .uploadSigned(UploadRequest.builder(456, file).build()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("No Review matches");
        assertThat(storage.received).isEmpty();
    }

    /** Python: the upload in its README prints a line and returns None, because it needs credentials in the query. */
    @ParameterizedTest
    @MethodSource("routes")
    void upload_supportsEachFormOfCredentials(Function<UploadRequest, Function<SyncSketchClient, UploadedItem>> route) {
        UploadRequest request = UploadRequest.builder(456, file).build();
        Credentials key = Credentials.apiKey("td@example.com", TestServer.KEY);
        for (Credentials credentials : List.of(key, key.inQuery())) {
            SyncSketchClient other =
                    service.clientBuilder().credentials(credentials).build();
            assertThat(route.apply(request).apply(other).getId()).isEqualTo(77);
        }
    }

    /** Python: merges the credentials into the JSON body instead of the query. */
    @Test
    void credentialsInTheQuery_areNotInTheBody() {
        Credentials key = Credentials.apiKey("td@example.com", TestServer.KEY).inQuery();
        SyncSketchClient other = service.clientBuilder().credentials(key).build();
        other.uploads().uploadSigned(UploadRequest.builder(456, file).build());
        other.uploads().uploadToServer(456, file);
        other.projects().create(1001, "Show A");
        assertThat(service.received)
                .hasSize(3)
                .allSatisfy(request -> assertThat(request.uri()).contains("api_key="))
                .allSatisfy(request -> assertThat(request.text()).doesNotContain("api_key", "s3cret", "td@example"));
        assertThat(storage.only().text()).doesNotContain("api_key", "s3cret", "td@example");
    }

    /** Python: sends an empty item name by default. */
    @Test
    void item_isNamedAfterItsFile() throws IOException {
        client.uploads().uploadSigned(UploadRequest.builder(456, file).build());
        assertThat(signing().get("item_name").asText()).isEqualTo("shot010_v003.mov");
    }

    /** Python: guesses the media type from the local path only, and may send null. */
    @Test
    void mediaType_isKnownOrCanBeSet() throws IOException {
        Path master = Files.writeString(folder.resolve("master.mxf"), "frames");
        client.uploads().uploadSigned(UploadRequest.builder(456, master).build());
        assertThat(signing().at("/item_data/content_type").asText()).isEqualTo("application/mxf");
        service.received.clear();
        client.uploads()
                .uploadSigned(UploadRequest.builder(456, master)
                        .contentType("video/x-studio")
                        .build());
        assertThat(signing().at("/item_data/content_type").asText()).isEqualTo("video/x-studio");
    }

    /** Python: an empty file creates an item without a media file. */
    @ParameterizedTest
    @MethodSource("routes")
    void emptyFile_isRejectedBeforeAnythingIsSent(
            Function<UploadRequest, Function<SyncSketchClient, UploadedItem>> route) throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.mov"));
        UploadRequest request = UploadRequest.builder(456, empty).build();
        assertThatThrownBy(() -> route.apply(request).apply(client)).isInstanceOf(UnusableFileException.class);
        assertThat(service.received).isEmpty();
    }

    private JsonNode signing() throws IOException {
        return new ObjectMapper().readTree(service.only().body());
    }

    /** Python: writes to the path that the server returns, including {@code ../}, below a folder of its own choice. */
    @ParameterizedTest
    @ValueSource(strings = {"../../evil.zip", "/etc/evil.zip", "..\\evil.zip", "a/../../evil.zip", "C:\\evil.zip"})
    void nameFromTheServer_cannotLeaveTheFolder(String name) throws IOException {
        Path chosen = Files.createDirectory(folder.resolve("chosen"));
        grease(name);
        Path saved = client.annotations().downloadGreasePencil(456, 789, chosen);
        assertThat(saved.getParent()).isEqualTo(chosen);
        assertThat(saved).hasFileName("evil_456_789.zip").hasContent("zip");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, chosen);
        }
    }

    /** Python: saves the error page of the storage as a zip file, and leaves partial files. */
    @Test
    void downloadThatFails_leavesNoFile() throws IOException {
        Path chosen = Files.createDirectory(folder.resolve("chosen"));
        grease("sketches.zip");
        storage.respond(403, "application/xml", "<Error><Code>AccessDenied</Code></Error>");
        DownloadException refused = catchThrowableOfType(
                DownloadException.class, () -> client.annotations().downloadGreasePencil(456, 789, chosen));
        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(chosen).isEmptyDirectory();

        storage.handle(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        assertThatThrownBy(() -> client.annotations().downloadGreasePencil(456, 789, chosen))
                .isInstanceOf(DownloadException.class);
        assertThat(chosen).isEmptyDirectory();
    }

    /** Makes the service render a file that the storage serves. */
    private void grease(String name) {
        storage.respond(200, "application/zip", "zip");
        service.handle(exchange -> TestServer.send(
                exchange,
                200,
                "application/json",
                exchange.getRequestMethod().equals("POST")
                        ? "\"task-1\""
                        : "{\"status\": \"done\", \"data\": {\"fileName\": \"" + name.replace("\\", "\\\\")
                                + "\", \"s3Path\": \"" + storage.url() + "/sketches\"}}"));
    }
}
