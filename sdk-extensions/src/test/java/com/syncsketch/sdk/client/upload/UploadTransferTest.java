package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.UnexpectedStatusException;
import com.syncsketch.sdk.client.error.UploadStalledException;
import com.syncsketch.sdk.client.resource.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Progress and failures during the transfer of a large file. */
@Timeout(120)
class UploadTransferTest {

    /** More than fits into the buffers between client and server. */
    private static final long SIZE = 64L * 1024 * 1024;

    private static final String ITEM = "{\"id\": 789}";

    private final TestServer server = new TestServer();
    private final Uploads uploads = server.client().uploads();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("master.mxf");
        resize(SIZE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void progress_increasesAndCompletesOnceTheServiceHasConfirmed() {
        AtomicLong received = new AtomicLong();
        server.handle(exchange -> {
            received.set(drain(exchange));
            TestServer.send(exchange, 200, "application/json", ITEM);
        });
        List<UploadProgress> events = new CopyOnWriteArrayList<>();
        uploads.uploadToServer(
                UploadRequest.builder(456, file).progressListener(events::add).build());

        assertThat(received.get()).isGreaterThan(SIZE).isLessThan(SIZE + 1000);
        assertThat(events).hasSizeGreaterThan(50);
        assertThat(events)
                .extracting(UploadProgress::getTransferredBytes)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(events).filteredOn(UploadProgress::isComplete).hasSize(1);
        UploadProgress last = events.get(events.size() - 1);
        assertThat(last.isComplete()).isTrue();
        assertThat(last.getTransferredBytes()).isEqualTo(SIZE).isEqualTo(last.getTotalBytes());
    }

    @Test
    void listenerThatThrows_doesNotAffectTheUpload() {
        server.handle(exchange -> {
            drain(exchange);
            TestServer.send(exchange, 200, "application/json", ITEM);
        });
        UploadRequest request = UploadRequest.builder(456, file)
                .progressListener(event -> {
                    throw new IllegalStateException("broken listener");
                })
                .build();
        assertThat(uploads.uploadToServer(request).getId()).isEqualTo(789);
    }

    @Test
    void upload_whenTheServerAcceptsNoData_stalls() {
        server.handle(exchange -> await(server.end));
        UploadRequest request = UploadRequest.builder(456, file)
                .stallTimeout(Duration.ofMillis(300))
                .build();
        UploadStalledException e =
                catchThrowableOfType(UploadStalledException.class, () -> uploads.uploadToServer(request));
        assertThat(e.getFile()).isEqualTo(file);
        assertThat(e).hasMessageContaining("the connection accepted no data for 300 ms");
    }

    @Test
    void upload_withoutAResponse_timesOut() {
        server.handle(exchange -> {
            drain(exchange);
            await(server.end);
        });
        UploadRequest request = UploadRequest.builder(456, file)
                .responseTimeout(Duration.ofMillis(300))
                .build();
        assertThatThrownBy(() -> uploads.uploadToServer(request))
                .isInstanceOf(RequestTimeoutException.class)
                .hasMessageContaining("after the last byte");
    }

    @Test
    void upload_interrupted_stopsAndKeepsTheFlag() {
        Thread caller = Thread.currentThread();
        server.handle(exchange -> {
            caller.interrupt();
            await(server.end);
        });
        assertThatThrownBy(() -> uploads.uploadToServer(456, file)).isInstanceOf(RequestInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void upload_rejectedEarly_throwsTheError() {
        server.handle(exchange -> {
            exchange.sendResponseHeaders(413, 18);
            exchange.getResponseBody().write("<h1>Too large</h1>".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            drain(exchange);
        });
        assertThatThrownBy(() -> uploads.uploadToServer(456, file))
                .isInstanceOfSatisfying(
                        UnexpectedStatusException.class,
                        e -> assertThat(e.getStatus()).isEqualTo(413));
    }

    @Test
    void upload_whenTheFileGrows_fails() {
        changeWhileSending(() -> resize(SIZE + 1));
        FileChangedException e =
                catchThrowableOfType(FileChangedException.class, () -> uploads.uploadToServer(456, file));
        assertThat(e.getItemId()).isNull();
        assertThat(e).hasMessage(file + " changed during the upload");
    }

    @Test
    void upload_whenTheFileShrinks_fails() {
        changeWhileSending(() -> resize(SIZE / 2));
        assertThatThrownBy(() -> uploads.uploadToServer(456, file)).isInstanceOf(FileChangedException.class);
    }

    @Test
    void upload_whenTheFileIsOverwritten_namesTheItemAndDoesNotComplete() {
        changeWhileSending(() -> Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH)));
        List<UploadProgress> events = new CopyOnWriteArrayList<>();
        UploadRequest request =
                UploadRequest.builder(456, file).progressListener(events::add).build();
        FileChangedException e =
                catchThrowableOfType(FileChangedException.class, () -> uploads.uploadToServer(request));
        assertThat(e.getItemId()).isEqualTo(789);
        assertThat(e).hasMessageContaining("item 789");
        assertThat(events).noneMatch(UploadProgress::isComplete);
    }

    /** Changes the file after the first bytes were received and before the last ones were read. */
    private void changeWhileSending(Change change) {
        server.handle(exchange -> {
            exchange.getRequestBody().read();
            change.run();
            drain(exchange);
            TestServer.send(exchange, 200, "application/json", ITEM);
        });
    }

    private interface Change {
        void run() throws IOException;
    }

    private void resize(long size) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
    }

    private static long drain(HttpExchange exchange) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        InputStream body = exchange.getRequestBody();
        long total = 0;
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            total += count;
        }
        return total;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
