package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.syncsketch.sdk.client.TestSecrets;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.error.FileTooLargeException;
import com.syncsketch.sdk.client.error.PermissionDeniedException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.error.UploadStalledException;
import com.syncsketch.sdk.client.resource.Uploads;
import com.syncsketch.sdk.model.UploadedItem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SignedUploadsTest {

    private static final String SIGNATURE = TestSecrets.FORM_SIGNATURE;
    private static final String POLICY = TestSecrets.FORM_POLICY;
    private static final String FIELDS = """
            {"x-amz-signature": "sample/signature+0001=", "key": "uploads/31/é/source", "Content-Type": "video/quicktime",
             "odd \\"name\\"\\r\\n": "two\\r\\nlines", "x-amz-meta-item-uuid": "item-uuid-502",
             "policy": "c2FtcGxlIHBvbGljeQ==", "x-amz-meta-item-id": "502"}""";

    private final TestServer service = new TestServer();
    private final TestServer storage = new TestServer().respond(204, null, "");
    private final Uploads uploads = service.client().uploads();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("clip.mov"), "moving \0 pictures\r\n--");
        sign(FIELDS);
    }

    @AfterEach
    void stop() {
        service.close();
        storage.close();
    }

    private void sign(String fields) {
        service.respondJson("{\"url\": \"" + storage.url() + "/bucket/\", \"fields\": " + fields + "}");
    }

    @Test
    void uploadSigned_sendsTheFormUnchangedWithTheFileLast() throws IOException {
        UploadedItem item = uploads.uploadSigned(UploadRequest.builder(31, file).build());
        assertThat(item.getId()).isEqualTo(502);
        assertThat(item.getUuid()).isEqualTo("item-uuid-502");

        TestServer.Received asked = service.only();
        assertThat(asked.method() + " " + asked.uri()).isEqualTo("POST /uploads/get-s3-signed-url/");
        assertThat(asked.header("Authorization")).startsWith("apikey ");
        assertThat(new ObjectMapper().readTree(asked.body())).isEqualTo(new ObjectMapper().readTree("""
                                {"review_id": 31, "item_name": "clip.mov", "item_data": {"uuid": null,
                                 "content_type": "video/quicktime", "content_length": 21, "noConvertFlag": false}}"""));

        TestServer.Received sent = storage.only();
        assertThat(sent.method() + " " + sent.uri()).isEqualTo("POST /bucket/");
        assertThat(sent.header("Content-Length")).isEqualTo(String.valueOf(sent.body().length));
        assertThat(sent.headers())
                .doesNotContainKeys("Authorization", "Cookie", "Transfer-encoding", "Expect", "Upgrade");
        String start = "multipart/form-data; boundary=";
        assertThat(sent.header("Content-Type")).startsWith(start);
        String line = "--" + sent.header("Content-Type").substring(start.length());
        String part = line + "\r\nContent-Disposition: form-data; name=\"";
        assertThat(sent.text())
                .isEqualTo(part + "x-amz-signature\"\r\n\r\n" + SIGNATURE + "\r\n"
                        + part + "key\"\r\n\r\nuploads/31/é/source\r\n"
                        + part + "Content-Type\"\r\n\r\nvideo/quicktime\r\n"
                        + part + "odd %22name%22%0D%0A\"\r\n\r\ntwo\r\nlines\r\n"
                        + part + "x-amz-meta-item-uuid\"\r\n\r\nitem-uuid-502\r\n"
                        + part + "policy\"\r\n\r\n" + POLICY + "\r\n"
                        + part + "x-amz-meta-item-id\"\r\n\r\n502\r\n"
                        + part + "file\"; filename=\"clip.mov\"\r\nContent-Type: video/quicktime\r\n\r\n"
                        + "moving \0 pictures\r\n--\r\n" + line + "--\r\n");
    }

    @Test
    void uploadSigned_sendsWhatIsSet() throws IOException {
        uploads.uploadSigned(UploadRequest.builder(31, file)
                .name("Shot é")
                .itemUuid("item-uuid-77")
                .contentType("video/x-studio")
                .noConvert(true)
                .build());
        assertThat(new ObjectMapper().readTree(service.only().body())).isEqualTo(new ObjectMapper().readTree("""
                                {"review_id": 31, "item_name": "Shot é", "item_data": {"uuid": "item-uuid-77",
                                 "content_type": "video/x-studio", "content_length": 21, "noConvertFlag": true}}"""));
        assertThat(storage.only().text()).contains("filename=\"clip.mov\"\r\nContent-Type: video/x-studio\r\n");
    }

    @Test
    void uploadSigned_withAnUnknownMediaType_sendsNone() throws IOException {
        Path odd = Files.writeString(folder.resolve("clip.unknowntype"), "x");
        uploads.uploadSigned(UploadRequest.builder(31, odd).build());
        assertThat(service.only().text()).contains("\"content_type\":null");
    }

    @Test
    void uploadSigned_withoutAUuid_returnsTheIdOnly() {
        sign("{\"x-amz-meta-item-id\": \"502\"}");
        UploadedItem item = uploads.uploadSigned(UploadRequest.builder(31, file).build());
        assertThat(item.getId()).isEqualTo(502);
        assertThat(item).isEqualTo(UploadedItem.builder().id(502L).uuid(null).build());
    }

    @Test
    void uploadSigned_whenTheServersSetCookies_sendsNone() {
        for (TestServer server : List.of(service, storage)) {
            boolean signs = server == service;
            server.handle(exchange -> {
                server.note(exchange);
                exchange.getResponseHeaders().set("Set-Cookie", "sessionid=hidden; Path=/");
                TestServer.send(
                        exchange,
                        signs ? 200 : 204,
                        signs ? "application/json" : null,
                        signs ? "{\"url\": \"" + storage.url() + "/\", \"fields\": " + FIELDS + "}" : "");
            });
        }
        for (int i = 0; i < 2; i++) {
            uploads.uploadSigned(UploadRequest.builder(31, file).build());
        }
        assertThat(service.received)
                .hasSize(2)
                .noneMatch(request -> request.headers().containsKey("Cookie"));
        assertThat(storage.received)
                .hasSize(2)
                .noneMatch(request -> request.headers().containsKey("Cookie"));
    }

    @Test
    void uploadSigned_withAnUnsupportedSetting_sendsNothing() {
        assertThatThrownBy(() -> uploads.uploadSigned(
                        UploadRequest.builder(31, file).newVersionOf(1).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A signed form does not support newVersionOf");
        assertThatThrownBy(() -> uploads.uploadToServer(
                        UploadRequest.builder(31, file).itemUuid("u").build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("itemUuid");
        assertThat(service.received).isEmpty();
        assertThat(storage.received).isEmpty();
    }

    @Test
    void uploadSigned_whenTheFileIsUnusableOrTooLarge_sendsNothing() throws IOException {
        Path large = folder.resolve("large.mxf");
        long size = 5L * 1024 * 1024 * 1024 + 1;
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(size);
        }
        FileTooLargeException e = catchThrowableOfType(
                FileTooLargeException.class,
                () -> uploads.uploadSigned(UploadRequest.builder(31, large).build()));
        assertThat(e.getSize()).isEqualTo(size);
        assertThat(e.getLimit()).isEqualTo(5_368_709_120L);
        assertThat(e.getFile()).isEqualTo(large);
        assertThatThrownBy(() -> uploads.uploadSigned(
                        UploadRequest.builder(31, folder.resolve("missing.mov")).build()))
                .isInstanceOf(UnusableFileException.class);
        assertThat(service.received).isEmpty();
    }

    @Test
    void uploadSigned_whenTheServiceDoesNotSign_throws() {
        service.respond(403, "application/json", "{\"error\": \"no\"}");
        assertThatThrownBy(() ->
                        uploads.uploadSigned(UploadRequest.builder(31, file).build()))
                .isInstanceOf(PermissionDeniedException.class);
        assertThat(service.received).hasSize(1);
        assertThat(storage.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"url\": \"http://127.0.0.1:1/\"}",
                "{\"fields\": {\"x-amz-meta-item-id\": \"1\"}}",
                "{\"url\": \"ftp://127.0.0.1/\", \"fields\": {\"x-amz-meta-item-id\": \"1\"}}",
                "{\"url\": \"http://u:p@127.0.0.1/\", \"fields\": {\"x-amz-meta-item-id\": \"1\"}}",
                "{\"url\": \"/bucket/\", \"fields\": {\"x-amz-meta-item-id\": \"1\"}}",
                "{\"url\": \"http://127.0.0.1:1/\", \"fields\": {}}",
                "{\"url\": \"http://127.0.0.1:1/\", \"fields\": {\"x-amz-meta-item-id\": \"abc\"}}",
                "{\"url\": \"http://127.0.0.1:1/\", \"fields\": {\"x-amz-meta-item-id\": \"1\", \"key\": null}}",
            })
    void uploadSigned_withAnInvalidForm_throwsWithoutTheForm(String form) {
        service.respondJson(form);
        DecodingException e = catchThrowableOfType(
                DecodingException.class,
                () -> uploads.uploadSigned(UploadRequest.builder(31, file).build()));
        assertThat(e.getMessage())
                .matches(
                        "POST /uploads/get-s3-signed-url/ returned 200.*, but the (form is|response does not match).*");
        assertThat(e.getBody()).isEmpty();
    }

    @Test
    void uploadSigned_whenTheStorageRejects_throwsItsErrorWithoutTheSignature() {
        storage.respond(403, "application/xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <Error><Code>SignatureDoesNotMatch</Code>
                <Message>Not &quot;%s&quot; for %s</Message><SignatureProvided>%s</SignatureProvided>
                <RequestId>R1</RequestId><HostId>h</HostId></Error>""".formatted(SIGNATURE, POLICY, SIGNATURE));
        StorageException e = refused();
        assertThat(e.getStatus()).isEqualTo(403);
        assertThat(e.getCode()).isEqualTo("SignatureDoesNotMatch");
        assertThat(e.getDetail()).isEqualTo("Not \"***\" for ***");
        assertThat(e.getRequestId()).isEqualTo("R1");
        assertThat(e.getItemId()).isEqualTo(502);
        assertThat(e.getItemUuid()).isEqualTo("item-uuid-502");
        assertThat(e)
                .hasMessage(
                        "The storage rejected the upload of " + file
                                + " with status 403 SignatureDoesNotMatch (Not \"***\" for ***) [request R1]; item 502 has no media file");
        assertThat(storage.received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Bad gateway</body></html>",
                "no markup",
                "<Error>",
                "<Other><Code>X</Code></Other>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><Error><Code>&b;</Code></Error>"
            })
    void uploadSigned_whenTheStorageGivesNoDetails_throwsTheStatus(String body) {
        storage.respond(503, "text/html", body);
        StorageException e = refused();
        assertThat(e.getStatus()).isEqualTo(503);
        assertThat(e.getCode()).isNull();
        assertThat(e.getDetail()).isNull();
    }

    @Test
    void uploadSigned_whenTheStorageSendsRetryAfter_returnsIt() {
        storage.handle(exchange -> {
            storage.note(exchange);
            exchange.getResponseHeaders().set("Retry-After", "7");
            TestServer.send(exchange, 503, "application/xml", "<Error><Code>SlowDown</Code></Error>");
        });
        assertThat(refused().getRetryAfter()).hasSeconds(7);
        storage.respond(503, null, "");
        assertThat(refused().getRetryAfter()).isNull();
    }

    @Test
    void uploadSigned_whenTheResponseBreaksOff_keepsWhatWasRead() {
        storage.respond(400, "application/xml", "<Error><Code>EntityTooLarge</Code><Message>Your pro");
        assertThat(refused().getCode()).isEqualTo("EntityTooLarge");
    }

    @Test
    void uploadSigned_whenTheStorageRedirects_doesNotFollow() {
        storage.redirect(307, storage.url() + "/other/");
        assertThat(refused().getStatus()).isEqualTo(307);
        assertThat(storage.received).hasSize(1);
    }

    @Test
    void uploadSigned_whenTheStorageIsUnreachable_throws() {
        storage.close();
        UnfinishedUploadException e = unfinished(UploadRequest.builder(31, file));
        assertThat(e)
                .hasCauseInstanceOf(ConnectionException.class)
                .hasMessageStartingWith("The upload of " + file
                        + " failed: POST {signed form of the storage}: could not connect to 127.0.0.1:")
                .hasMessageEndingWith("; item 502 has no media file");
        assertThat(e.getItemId()).isEqualTo(502);
        assertThat(e.getItemUuid()).isEqualTo("item-uuid-502");
        assertThat(e.getFile()).isEqualTo(file);
        assertThat(e.getAttempts()).isEqualTo(1);
    }

    @Test
    void uploadSigned_withoutAResponse_throwsWithTheItem() {
        storage.handle(this::stall);
        assertThat(unfinished(UploadRequest.builder(31, file).responseTimeout(Duration.ofMillis(50))))
                .hasCauseInstanceOf(RequestTimeoutException.class)
                .satisfies(e -> assertThat(e.getItemId()).isEqualTo(502));
    }

    @Test
    void uploadSigned_interrupted_throwsWithTheItemAndKeepsTheFlag() {
        Thread uploading = Thread.currentThread();
        storage.handle(exchange -> {
            uploading.interrupt();
            stall(exchange);
        });
        UnfinishedUploadException e = unfinished(UploadRequest.builder(31, file));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(e).hasCauseInstanceOf(RequestInterruptedException.class);
        assertThat(e.getItemUuid()).isEqualTo("item-uuid-502");
    }

    @Test
    void uploadSigned_whenTheFileShrinksAndThereIsNoUuid_throwsWithTheItem() throws IOException {
        Path large = resized(64L * 1024 * 1024);
        sign("{\"x-amz-meta-item-id\": \"502\"}");
        storage.handle(exchange -> {
            try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
                sparse.setLength(1);
            }
            drain(exchange);
            exchange.close();
        });
        UnfinishedUploadException e = unfinished(UploadRequest.builder(31, large));
        assertThat(e).hasCauseInstanceOf(FileChangedException.class);
        assertThat(e.getItemUuid()).isNull();
    }

    @Test
    void uploadSigned_whenTheFileChanges_throwsWithTheItem() {
        storage.handle(exchange -> {
            drain(exchange);
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
            TestServer.send(exchange, 204, null, "");
        });
        FileChangedException e = catchThrowableOfType(
                FileChangedException.class,
                () -> uploads.uploadSigned(UploadRequest.builder(31, file).build()));
        assertThat(e.getItemId()).isEqualTo(502);
    }

    @Test
    void uploadSigned_streamsAndReportsProgress() throws IOException {
        Path large = resized(48L * 1024 * 1024);
        List<UploadProgress> events = new CopyOnWriteArrayList<>();
        storage.handle(exchange -> {
            drain(exchange);
            TestServer.send(exchange, 204, null, "");
        });
        uploads.uploadSigned(
                UploadRequest.builder(31, large).progressListener(events::add).build());
        assertThat(events).hasSizeGreaterThan(20);
        assertThat(events).extracting(UploadProgress::getTransferredBytes).isSorted();
        assertThat(events.get(events.size() - 1).isComplete()).isTrue();
    }

    @Test
    void uploadSigned_whenTheStorageAcceptsNoData_stalls() throws IOException {
        Path large = resized(64L * 1024 * 1024);
        storage.handle(this::stall);
        assertThat(unfinished(UploadRequest.builder(31, large).stallTimeout(Duration.ofMillis(200))))
                .hasCauseInstanceOf(UploadStalledException.class);
    }

    private void stall(HttpExchange exchange) {
        try {
            storage.end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private UnfinishedUploadException unfinished(UploadRequestBuilder request) {
        return catchThrowableOfType(UnfinishedUploadException.class, () -> uploads.uploadSigned(request.build()));
    }

    private StorageException refused() {
        return catchThrowableOfType(
                StorageException.class,
                () -> uploads.uploadSigned(UploadRequest.builder(31, file).build()));
    }

    private Path resized(long size) throws IOException {
        Path large = folder.resolve("master.mxf");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(size);
        }
        return large;
    }

    private static void drain(HttpExchange exchange) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        while (exchange.getRequestBody().read(buffer) >= 0) {
            // Read only.
        }
    }
}
