package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.syncsketch.sdk.client.BrokenDisk;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.resource.Uploads;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.testsupport.OpenFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Failures below a multipart upload: of the network, of the disk, and with files too large to be sent in a test. */
@Timeout(120)
class UploadFailuresTest {

    private static final long PART = UploadRequest.MIN_PART_SIZE;

    /** More than fits into the buffers between client and server. */
    private static final long LARGE = 64L * 1024 * 1024;

    private final FakeMultipart fake = new FakeMultipart();
    private final FakeTime time = new FakeTime();
    private final Uploads uploads = fake.service
            .clientBuilder(time.timing())
            .retryPolicy(RetryPolicy.standard())
            .build()
            .uploads();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        fake.close();
    }

    private Path sparse(long size) throws IOException {
        Path file = folder.resolve("master.mxf");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
        return file;
    }

    private UploadRequestBuilder threeParts() throws IOException {
        return UploadRequest.builder(31, sparse(2 * PART + 1)).partSize(PART);
    }

    private UnfinishedUploadException unfinished(UploadRequestBuilder request) {
        return catchThrowableOfType(UnfinishedUploadException.class, () -> uploads.upload(request.build()));
    }

    private void assertAborted() throws IOException {
        // Other parts may have been in flight and reach the servers later.
        assertThat(fake.steps)
                .filteredOn(step -> !step.startsWith("put") && !step.startsWith("sign"))
                .endsWith("abort");
        assertThat(fake.completed).isFalse();
        assertThat(OpenFiles.below(folder)).isEmpty();
    }

    @Test
    void unreachableService_createsNoItem() throws IOException {
        fake.service.close();
        UploadRequest request = threeParts().build();
        ConnectionException e = catchThrowableOfType(ConnectionException.class, () -> uploads.upload(request));
        assertThat(e.isRequestSent()).isFalse();
        assertThat(e.getAttempts()).isEqualTo(4);
        assertThat(fake.steps).isEmpty();
    }

    @Test
    void rejectedCredentials_areNotRetried() throws IOException {
        fake.fails("start", 401, "{}", 9);
        UploadRequest request = threeParts().build();
        assertThatThrownBy(() -> uploads.upload(request)).isInstanceOf(AuthenticationException.class);
        assertThat(fake.steps).containsExactly("start");
    }

    @Test
    void unreachableStorage_isRetriedWithANewSignature() throws IOException {
        fake.storage.close();
        UnfinishedUploadException e = unfinished(threeParts().parallelism(1));
        assertThat(e.getCause())
                .isInstanceOfSatisfying(
                        ConnectionException.class,
                        refused -> assertThat(refused.isRequestSent()).isFalse());
        assertThat(e.getAttempts()).isEqualTo(4);
        assertThat(fake.count("sign 1")).isEqualTo(4);
        assertAborted();
    }

    @Test
    void connectionReset_duringAPart_isRetried() throws Exception {
        try (ServerSocket resetting = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String address = "http://127.0.0.1:" + resetting.getLocalPort();
            fake.faults.put("sign 2", (exchange, call) -> {
                if (call == 1) {
                    exchange.getRequestBody().readAllBytes();
                    TestServer.send(exchange, 200, "application/json", "{\"url\": \"" + address + "/bucket/key\"}");
                }
                return call == 1;
            });
            Thread server = new Thread(() -> resetAfterSomeBytes(resetting));
            server.start();
            UploadRequest request = threeParts().build();
            assertThat(uploads.upload(request).getId()).isEqualTo(502);
            server.join();
        }
        assertThat(fake.count("sign 2")).isEqualTo(2);
        assertThat(fake.object()).hasSize((int) (2 * PART + 1));
        assertThat(OpenFiles.below(folder)).isEmpty();
    }

    private static void resetAfterSomeBytes(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().readNBytes(100_000);
            // With SO_LINGER 0, closing sends a reset.
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void earlyRejection_ofTheStorage_isReported() throws IOException {
        fake.faults.put("put 1", (exchange, call) -> {
            byte[] refusal = "<Error><Code>SignatureDoesNotMatch</Code></Error>".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(403, refusal.length);
            exchange.getResponseBody().write(refusal);
            exchange.getResponseBody().flush();
            drain(exchange);
            return true;
        });
        UnfinishedUploadException e =
                unfinished(UploadRequest.builder(31, sparse(LARGE)).partSize(LARGE));
        assertThat(e)
                .isInstanceOfSatisfying(
                        StorageException.class,
                        refusal -> assertThat(refusal.getCode()).isEqualTo("SignatureDoesNotMatch"));
        assertThat(fake.count("put 1")).isEqualTo(1);
        assertAborted();
    }

    @Test
    void storageWithoutAResponse_timesOut() throws IOException {
        fake.faults.put("put 1", (exchange, call) -> {
            drain(exchange);
            await(fake.storage.end);
            return true;
        });
        UnfinishedUploadException e = unfinished(threeParts().parallelism(1).responseTimeout(Duration.ofMillis(100)));
        assertThat(e).hasCauseInstanceOf(RequestTimeoutException.class);
        assertThat(e.getAttempts()).isEqualTo(4);
        assertAborted();
    }

    @Test
    void unreadableDisk_failsTheUpload() throws IOException {
        Path file = BrokenDisk.with(sparse(3 * PART), PART + 100_000);
        UnfinishedUploadException e =
                unfinished(UploadRequest.builder(31, file).partSize(PART).parallelism(1));
        assertThat(e.getCause())
                .isInstanceOf(UnusableFileException.class)
                .hasMessage(file + " cannot be read completely")
                .hasRootCauseMessage("Input/output error");
        assertThat(e.getAttempts()).isEqualTo(1);
        assertThat(fake.count("put 1")).isEqualTo(1);
        assertThat(fake.steps).doesNotContain("sign 3");
        assertAborted();
    }

    @Test
    void unreadableDisk_failsAnUploadToTheServer() throws IOException {
        fake.service.handle(exchange -> {
            drain(exchange);
            TestServer.send(exchange, 200, "application/json", "{\"id\": 789}");
        });
        Path file = BrokenDisk.with(sparse(LARGE), LARGE / 2);
        assertThatThrownBy(() -> uploads.uploadToServer(31, file))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage(file + " cannot be read completely")
                .hasRootCauseMessage("Input/output error");
        assertThat(OpenFiles.below(folder)).isEmpty();
    }

    @Test
    void cancel_duringADelay_endsTheUpload() throws Exception {
        AtomicReference<UploadHandle> handle = new AtomicReference<>();
        CountDownLatch known = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        time.whilePausing(pause -> {
            known.await();
            handle.get().cancel();
            never.await();
        });
        fake.fails("put 1", 503, "", 99);
        handle.set(uploads.startUpload(threeParts().build()));
        known.countDown();
        assertThatThrownBy(() -> handle.get().completion().join()).isInstanceOf(CancellationException.class);
        assertThat(fake.count("put 1")).isEqualTo(1);
        assertAborted();
    }

    @Test
    void cancel_whileAPartIsSent_closesTheFile() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        fake.faults.put("put 1", (exchange, call) -> {
            arrived.countDown();
            await(fake.storage.end);
            return true;
        });
        UploadHandle handle = uploads.startUpload(
                UploadRequest.builder(31, sparse(LARGE)).partSize(LARGE).build());
        arrived.await();
        handle.cancel();
        assertThatThrownBy(() -> handle.completion().join()).isInstanceOf(CancellationException.class);
        assertAborted();
    }

    /** With the requested part size it would have 11,445 parts, but the maximum is 10,000. */
    @Test
    void fileOf60Gigabytes_isPlannedAndStarted() throws Exception {
        Path file = sparse(60_000_000_000L);
        AtomicReference<String> length = new AtomicReference<>();
        CountDownLatch arrived = new CountDownLatch(1);
        fake.faults.put("put 1", (exchange, call) -> {
            length.set(exchange.getRequestHeaders().getFirst("Content-Length"));
            arrived.countDown();
            await(fake.storage.end);
            return true;
        });
        UploadHandle handle = uploads.startUpload(
                UploadRequest.builder(31, file).partSize(PART).parallelism(1).build());
        arrived.await();
        assertThat(handle.progress().getTotalBytes()).isEqualTo(60_000_000_000L);
        handle.cancel();
        assertThatThrownBy(() -> handle.completion().join()).isInstanceOf(CancellationException.class);
        assertThat(length.get()).isEqualTo(String.valueOf(6 * 1024 * 1024));
        assertThat(fake.body("/upload-start/").at("/item_data/size").asLong()).isEqualTo(60_000_000_000L);
        assertThat(fake.body("/multipart-upload/").at("/item_data/size").asLong())
                .isEqualTo(60_000_000_000L);
        assertAborted();
    }

    private static void drain(HttpExchange exchange) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        while (exchange.getRequestBody().read(buffer) >= 0) {
            // Read only.
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
