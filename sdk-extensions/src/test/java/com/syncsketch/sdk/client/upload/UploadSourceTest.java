package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.error.UploadException;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.resource.Uploads;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.model.ApprovalStatus;
import com.syncsketch.sdk.model.ItemType;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads from arrays and streams. */
@Timeout(120)
class UploadSourceTest {

    private static final long PART = UploadRequest.MIN_PART_SIZE;
    private static final byte[] BYTES = "frames".getBytes(StandardCharsets.UTF_8);

    private final FakeMultipart fake = new FakeMultipart();
    private final Uploads uploads = fake.service
            .clientBuilder(new FakeTime().timing())
            .retryPolicy(RetryPolicy.standard())
            .build()
            .uploads();

    /** How many streams were opened, and closed. */
    private final AtomicInteger opened = new AtomicInteger();

    private final AtomicInteger closed = new AtomicInteger();

    @TempDir
    private Path folder;

    private Path temporary;

    @BeforeEach
    void createFolder() throws IOException {
        temporary = Files.createDirectory(folder.resolve("temporary"));
    }

    @AfterEach
    void stop() {
        Thread.interrupted();
        assertThat(temporary).isEmptyDirectory();
        assertThat(closed.get()).isEqualTo(opened.get());
        fake.close();
    }

    private InputStream stream(byte[] bytes) {
        opened.incrementAndGet();
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    private UploadRequestBuilder request(UploadSource source) {
        return UploadRequest.builder(31, source).temporaryFolder(temporary);
    }

    private UploadSource ofUnknownLength(byte[] bytes) {
        return UploadSource.ofInputStream("clip.mov", () -> stream(bytes));
    }

    private static byte[] large() {
        byte[] bytes = new byte[(int) (2 * PART + 1)];
        new Random(8).nextBytes(bytes);
        return bytes;
    }

    @Test
    void bytes_areUploadedUnderTheFileName() {
        uploads.upload(request(UploadSource.ofBytes("clip é.mov", BYTES)).build());

        assertThat(fake.object()).isEqualTo(BYTES);
        assertThat(fake.body("/upload-start/").path("item_name").asText()).isEqualTo("clip é.mov");
        assertThat(fake.body("/upload-start/").path("item_data").path("size").asLong())
                .isEqualTo(BYTES.length);
        assertThat(fake.storage.received.get(0).header("Content-Type")).isEqualTo("video/quicktime");
    }

    @Test
    void stream_isReadOnce_evenIfPartsAreSentAgain() {
        byte[] bytes = large();
        fake.fails("put 2", 500, "", 2);

        uploads.upload(request(ofUnknownLength(bytes)).partSize(PART).build());

        assertThat(fake.object()).isEqualTo(bytes);
        assertThat(opened).hasValue(1);
    }

    @Test
    void streamOfKnownLength_isUploaded() {
        UploadSource source = UploadSource.ofInputStream("clip.mov", BYTES.length, () -> stream(BYTES));

        uploads.upload(request(source).name("Shot 10").build());

        assertThat(fake.object()).isEqualTo(BYTES);
        assertThat(fake.body("/upload-start/").path("item_name").asText()).isEqualTo("Shot 10.mov");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 7, Long.MAX_VALUE})
    void streamOfAnotherLength_sendsNothing(long announced) {
        UploadSource source = UploadSource.ofInputStream("clip.mov", announced, () -> stream(BYTES));

        assertThatThrownBy(() -> uploads.upload(request(source).build()))
                .isInstanceOf(UploadException.class)
                .hasMessageContaining("clip.mov has ")
                .hasMessageContaining("announced");
        assertThat(fake.steps).isEmpty();
    }

    @Test
    void emptyStream_sendsNothing() {
        assertThatThrownBy(() ->
                        uploads.upload(request(ofUnknownLength(new byte[0])).build()))
                .isInstanceOf(UploadException.class)
                .hasMessageContaining("clip.mov is empty");
        assertThat(fake.steps).isEmpty();
    }

    @Test
    void streamThatFails_sendsNothing() {
        UploadSource source = UploadSource.ofInputStream("clip.mov", () -> new FilterInputStream(stream(BYTES)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("the asset is gone");
            }
        });

        assertThatThrownBy(() -> uploads.upload(request(source).build()))
                .isInstanceOf(UploadException.class)
                .hasMessageContaining("clip.mov cannot be read")
                .hasMessageContaining("the asset is gone");
        assertThat(fake.steps).isEmpty();
    }

    @Test
    void temporaryFolderThatDoesNotExist_isReported() {
        UploadRequest request = UploadRequest.builder(31, ofUnknownLength(BYTES))
                .temporaryFolder(folder.resolve("none"))
                .build();

        assertThatThrownBy(() -> uploads.upload(request))
                .isInstanceOf(UploadException.class)
                .hasMessageContaining("none");
        assertThat(opened).hasValue(0);
    }

    @Test
    void interrupt_endsTheCopy() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> uploads.upload(request(ofUnknownLength(BYTES)).build()))
                .isInstanceOf(RequestInterruptedException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(fake.steps).isEmpty();
    }

    @Test
    void temporaryFile_isPrivate_andExistsDuringTheUploadOnly() {
        CountDownLatch checked = new CountDownLatch(1);
        fake.faults.put("start", (exchange, call) -> {
            try (var folders = Files.list(temporary)) {
                Path own = folders.findFirst().orElseThrow();
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                        .isEqualTo("rwx------");
                assertThat(own.resolve("clip.mov")).hasBinaryContent(BYTES);
                checked.countDown();
            }
            return false;
        });

        uploads.upload(request(ofUnknownLength(BYTES)).build());

        assertThat(checked.getCount()).isZero();
    }

    /** Neither separators nor long names lead out of the folder. */
    @ParameterizedTest
    @ValueSource(strings = {"../clip.mov", "/etc/clip.mov", "..", "a\u0000b.mov", "LONG"})
    void anyFileName_isPossible(String name) {
        String whole = name.equals("LONG") ? "x".repeat(300) + ".mov" : name;

        uploads.upload(request(UploadSource.ofBytes(whole, BYTES)).build());

        assertThat(fake.body("/upload-start/").path("item_name").asText()).isEqualTo(whole);
    }

    @Test
    void backgroundUpload_deletesTheTemporaryFileAtItsEnd() {
        UploadHandle handle =
                uploads.startUpload(request(ofUnknownLength(BYTES)).build());

        handle.completion().join();

        assertThat(fake.object()).isEqualTo(BYTES);
    }

    @Test
    void backgroundUploadThatIsRefused_deletesTheTemporaryFile() {
        UploadRequest request =
                request(UploadSource.ofBytes("clip", BYTES)).newVersionOf(7).build();

        assertThatThrownBy(() -> uploads.startUpload(request)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void resumedUpload_readsTheStreamAgain_andSendsOnlyTheMissingParts() {
        byte[] bytes = large();
        Path resumeFile = folder.resolve("clip.json");
        UploadRequest request = request(ofUnknownLength(bytes))
                .partSize(PART)
                .parallelism(1)
                .resumeFile(resumeFile)
                .build();
        fake.fails("put 2", 403, "<Error><Code>AccessDenied</Code></Error>", 1);
        UnfinishedUploadException e =
                catchThrowableOfType(UnfinishedUploadException.class, () -> uploads.upload(request));
        assertThat(e.getResumeFile()).isEqualTo(resumeFile);

        uploads.upload(request);

        assertThat(fake.object()).isEqualTo(bytes);
        assertThat(fake.count("put 1")).isOne();
        assertThat(fake.count("start")).isOne();
        assertThat(opened).hasValue(2);
    }

    @Test
    void resumedUpload_withOtherBytes_isRefused() {
        Path resumeFile = folder.resolve("clip.json");
        byte[] bytes = large();
        fake.fails("put 2", 403, "<Error><Code>AccessDenied</Code></Error>", 1);
        assertThatThrownBy(() -> uploads.upload(request(ofUnknownLength(bytes))
                        .partSize(PART)
                        .parallelism(1)
                        .resumeFile(resumeFile)
                        .build()))
                .isInstanceOf(UnfinishedUploadException.class);
        byte[] others = bytes.clone();
        others[300_000]++;

        assertThatThrownBy(() -> uploads.upload(request(ofUnknownLength(others))
                        .partSize(PART)
                        .resumeFile(resumeFile)
                        .build()))
                .isInstanceOf(ResumeRefusedException.class)
                .hasMessageContaining("part 1");
    }

    @Test
    void allSettings_reachTheUpload() {
        UploadRequest request = request(ofUnknownLength(BYTES))
                .name("Shot 10")
                .artist("Ada")
                .description("d")
                .approvalStatus(ApprovalStatus.WIP)
                .fps(24)
                .firstFrame(1001)
                .type(ItemType.VIDEO_360)
                .contentType("video/x-test")
                .noConvert(true)
                .itemUuid("u-1")
                .partSize(PART)
                .parallelism(1)
                .verifyChecksums(true)
                .resumeFile(folder.resolve("clip.json"))
                .lockResumeFile(false)
                .stallTimeout(Duration.ofSeconds(9))
                .responseTimeout(Duration.ofSeconds(9))
                .progressListener(progress -> opened.addAndGet(0))
                .build();

        uploads.upload(request);

        assertThat(fake.body("/upload-start/").path("item_name").asText()).isEqualTo("Shot 10.mov");
        assertThat(fake.body("/upload-start/").path("item_data").path("uuid").asText())
                .isEqualTo("u-1");
        assertThat(fake.body("/multipart-upload/")
                        .path("item_data")
                        .path("noConvertFlag")
                        .asBoolean())
                .isTrue();
        assertThat(fake.storage.received.get(0).header("Content-Type")).isEqualTo("video/x-test");
        assertThat(fake.body("/item/502/").toString()).contains("Ada", "\"d\"", "wip", "24.0", "1001", "video360");
    }

    @Test
    void formsAndSignedForms_takeStreams() {
        fake.service.respondJson("{\"id\": 700}");
        uploads.uploadToServer(request(ofUnknownLength(BYTES)).artist("Ada").build());
        TestServer.Received form = fake.service.received.get(0);
        assertThat(form.text()).contains("filename=\"clip.mov\"", "frames", "Ada", "video/quicktime");

        TestServer server = fake.service;
        server.handle(exchange -> {
            server.note(exchange);
            boolean storage = exchange.getRequestURI().toString().startsWith("/bucket/");
            TestServer.send(
                    exchange,
                    200,
                    "application/json",
                    storage
                            ? ""
                            : "{\"url\": \"" + server.url()
                                    + "/bucket/\", \"fields\": {\"x-amz-meta-item-id\": \"502\"}}");
        });
        assertThat(uploads.uploadSigned(request(ofUnknownLength(BYTES)).build()).getId())
                .isEqualTo(502);
        assertThat(server.received.get(server.received.size() - 1).text()).contains("frames");
    }

    @Test
    void discard_needsNoFile() {
        UploadRequest request = request(ofUnknownLength(BYTES))
                .resumeFile(folder.resolve("clip.json"))
                .build();

        assertThat(uploads.discard(request)).isFalse();
    }

    @Test
    void source_describesItself() throws IOException {
        Path file = Files.write(folder.resolve("a.mov"), BYTES);
        UploadSource ofFile = UploadSource.ofFile(file);
        UploadSource ofBytes = UploadSource.ofBytes("b.mov", BYTES);

        assertThat(ofFile.getFile()).isEqualTo(file);
        assertThat(ofFile.getFileName()).isEqualTo("a.mov");
        assertThat(ofFile.getLength()).isNull();
        assertThat(ofFile).hasToString("UploadSource{" + file + "}");
        try (InputStream in = ofFile.open()) {
            assertThat(in).hasBinaryContent(BYTES);
        }
        assertThat(ofBytes.getFile()).isNull();
        assertThat(ofBytes.getLength()).isEqualTo(6);
        assertThat(ofBytes).hasToString("UploadSource{b.mov}");
        UploadRequest request = UploadRequest.builder(31, ofBytes).build();
        assertThat(request).hasToString("UploadRequest{reviewId=31, source=b.mov}");
        assertThat(request.getSource()).isSameAs(ofBytes);
        assertThat(request.getTemporaryFolder()).isNull();
        assertThatThrownBy(request::getFile).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void invalidSources_areRefused() {
        for (String name : List.of("", " ", "\ud800.mov")) {
            assertThatThrownBy(() -> UploadSource.ofBytes(name, BYTES)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> UploadSource.ofInputStream(name, () -> stream(BYTES)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (long length : new long[] {0, -1, Long.MIN_VALUE}) {
            assertThatThrownBy(() -> UploadSource.ofInputStream("a.mov", length, () -> stream(BYTES)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
