package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.sdk.client.TestSecrets;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.error.ItemFetchException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.ResumeRefusedException.Reason;
import com.syncsketch.sdk.client.error.ServerException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.resource.Uploads;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.testsupport.OpenFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads that are resumed from their resume file. */
@Timeout(120)
class ResumeTest {

    private static final long PART = UploadRequest.MIN_PART_SIZE;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeMultipart fake = new FakeMultipart();
    private final Uploads uploads = uploads();

    @TempDir
    private Path folder;

    private Path file;
    private Path resumeFile;

    @BeforeEach
    void makeFile() throws IOException {
        byte[] bytes = new byte[(int) (3 * PART + 1)];
        new Random(4).nextBytes(bytes);
        file = Files.write(folder.resolve("clip.mov"), bytes);
        resumeFile = folder.resolve("resumeFiles").resolve("clip.json");
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    /** Uses a new client each time, like another process. */
    private Uploads uploads() {
        return fake.service
                .clientBuilder(new FakeTime().timing())
                .retryPolicy(RetryPolicy.standard())
                .build()
                .uploads();
    }

    private UploadRequestBuilder request() {
        return UploadRequest.builder(31, file).partSize(PART).parallelism(1).resumeFile(resumeFile);
    }

    private UnfinishedUploadException fails() {
        return catchThrowableOfType(
                UnfinishedUploadException.class, () -> uploads.upload(request().build()));
    }

    /** Leaves an unfinished upload with two uploaded parts. */
    private void leaveTwoParts() {
        fake.fails("put 3", 403, "<Error><Code>AccessDenied</Code></Error>", 1);
        assertThat(fails()).hasMessageContaining("AccessDenied");
        fake.steps.clear();
    }

    private ResumeRefusedException refused(UploadRequest request) {
        return catchThrowableOfType(
                ResumeRefusedException.class, () -> uploads().upload(request));
    }

    private JsonNode written() {
        try {
            return JSON.readTree(resumeFile.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rewrite(Consumer<ObjectNode> change) throws IOException {
        ObjectNode root = (ObjectNode) written();
        change.accept(root);
        JSON.writeValue(resumeFile.toFile(), root);
    }

    private void assertIsThere() throws IOException {
        assertThat(Arrays.equals(fake.object(), Files.readAllBytes(file))).isTrue();
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(resumeFile.getParent())) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void upload_thatSucceeds_deletesTheResumeFile() throws IOException {
        List<JsonNode> resumeFiles = new CopyOnWriteArrayList<>();
        for (String step : List.of("start", "create", "sign 1", "sign 3", "complete", "item")) {
            fake.faults.put(step, (exchange, call) -> {
                resumeFiles.add(written());
                return false;
            });
        }
        uploads.upload(request().build());
        assertIsThere();
        assertNothingIsLeft();
        assertThat(resumeFiles)
                .extracting(entry -> entry.path("itemId").asText())
                .containsExactly("", "502", "502", "502", "502", "502");
        assertThat(resumeFiles)
                .extracting(entry -> entry.path("uploadId").asText().isEmpty())
                .containsExactly(true, true, false, false, false, false);
        assertThat(resumeFiles).extracting(entry -> entry.path("parts").size()).containsExactly(0, 0, 0, 2, 4, 4);
        assertThat(resumeFiles)
                .extracting(entry -> entry.path("stage").asText())
                .containsExactly("OPEN", "OPEN", "OPEN", "OPEN", "COMPLETING", "COMPLETE");
    }

    @Test
    void upload_whenAPartIsRejected_canBeResumed() throws IOException {
        fake.fails("put 3", 403, "<Error><Code>AccessDenied</Code></Error>", 1);
        UnfinishedUploadException e = fails();
        assertThat(e.getResumeFile()).isEqualTo(resumeFile);
        assertThat(e.getItemId()).isEqualTo(502);
        assertThat(e).hasMessageContaining("to resume, upload again with the resume file " + resumeFile);
        assertThat(fake.count("abort")).isZero();
        assertThat(Files.readString(resumeFile))
                .doesNotContain(TestServer.KEY, TestServer.USER, TestSecrets.URL_SIGNATURE, "http://127.0.0.1:1/");

        fake.steps.clear();
        List<UploadProgress> events = new ArrayList<>();
        assertThat(uploads()
                        .upload(request().progressListener(events::add).build())
                        .getId())
                .isEqualTo(502);
        assertThat(fake.steps).containsExactly("sign 3", "put 3", "sign 4", "put 4", "complete", "item");
        assertIsThere();
        assertNothingIsLeft();
        assertThat(events.get(0).getTransferredBytes()).isEqualTo(2 * PART);
        assertThat(events).extracting(UploadProgress::getTransferredBytes).isSorted();
        assertThat(events).filteredOn(UploadProgress::isComplete).containsExactly(events.get(events.size() - 1));
    }

    @Test
    void upload_resumed_keepsThePartSizeWhereverTheFileIs() throws IOException {
        leaveTwoParts();
        Path moved = folder.resolve("elsewhere").resolve("clip.mov");
        Files.createDirectory(moved.getParent());
        Files.move(file, moved);
        file = moved;
        uploads().upload(request().partSize(2 * PART).parallelism(3).build());
        assertThat(fake.steps)
                .doesNotContain("start", "create", "put 1", "put 2")
                .contains("put 3", "put 4");
        assertIsThere();
    }

    @ParameterizedTest
    @CsvSource({
        "start, 500, start, false",
        "create, 500, create, true",
        "sign 2, 403, sign 2, true",
        "put 2, 400, sign 2, true",
        "complete, 403, complete, true",
    })
    void upload_whenARequestFails_resumesThere(String step, int status, String next, boolean kept) throws IOException {
        fake.fails(step, status, "", 1);
        if (kept) {
            assertThat(fails().getResumeFile()).isEqualTo(resumeFile);
        } else {
            assertThatThrownBy(() -> uploads.upload(request().build())).isInstanceOf(ServerException.class);
        }
        assertThat(Files.exists(resumeFile)).isEqualTo(kept);
        fake.steps.clear();
        assertThat(uploads().upload(request().build()).getId()).isEqualTo(502);
        assertThat(fake.steps.get(0)).isEqualTo(next);
        assertIsThere();
        assertNothingIsLeft();
    }

    @Test
    void upload_whenTheResponseToCompleteIsLost_fetchesTheItemFirstWhenResumed() throws IOException {
        fake.faults.put("complete", (exchange, call) -> {
            exchange.getRequestBody().readAllBytes();
            fake.completed = true;
            exchange.close();
            return true;
        });
        fake.fails("item", 500, "", 9);
        assertThat(fails().getResumeFile()).isEqualTo(resumeFile);
        fake.faults.remove("item");
        fake.steps.clear();
        assertThat(uploads().upload(request().build()).getId()).isEqualTo(502);
        assertThat(fake.steps).containsExactly("item", "item");
        assertIsThere();
        assertNothingIsLeft();
    }

    @Test
    void upload_whenOnlyTheItemCannotBeFetched_fetchesItWhenResumed() throws IOException {
        fake.fails("item", 403, "", 1);
        assertThatThrownBy(() -> uploads.upload(request().build())).isInstanceOf(ItemFetchException.class);
        fake.steps.clear();
        List<UploadProgress> events = new ArrayList<>();
        uploads().upload(request().progressListener(events::add).build());
        assertThat(fake.steps).containsExactly("item");
        assertThat(events).extracting(UploadProgress::isComplete).containsExactly(true);
        assertNothingIsLeft();
    }

    @Test
    void upload_whenTheItemIsNotDone_completesAgain() throws IOException {
        leaveTwoParts();
        List<byte[]> resumeFiles = new ArrayList<>();
        fake.faults.put("complete", (exchange, call) -> {
            resumeFiles.add(Files.readAllBytes(resumeFile));
            return false;
        });
        uploads().upload(request().build());
        // Like a process that was killed right before it sent the request.
        Files.write(resumeFile, resumeFiles.get(0));
        fake.completed = false;
        fake.steps.clear();
        uploads().upload(request().build());
        assertThat(fake.steps).containsExactly("item", "complete", "item");
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "time", "bytes", "gone"})
    void upload_ofAnotherFile_isRefused(String change) throws IOException {
        leaveTwoParts();
        FileTime time = Files.getLastModifiedTime(file);
        switch (change) {
            case "length" -> Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
            case "time" ->
                Files.setLastModifiedTime(file, FileTime.from(time.toInstant().plusNanos(1_000_000)));
            case "bytes" -> {
                byte[] bytes = Files.readAllBytes(file);
                bytes[0]++;
                Files.write(file, bytes);
                Files.setLastModifiedTime(file, time);
            }
            default -> {
                Files.delete(file);
                assertThatThrownBy(() -> uploads().upload(request().build())).hasMessageContaining("does not exist");
                Files.write(file, new byte[] {1});
            }
        }
        byte[] before = Files.readAllBytes(resumeFile);
        ResumeRefusedException e = refused(request().build());
        assertThat(e.getReason()).isEqualTo(Reason.FILE_CHANGED);
        assertThat(e.getResumeFile()).isEqualTo(resumeFile);
        assertThat(e.getFile()).isEqualTo(file);
        assertThat(e.getItemId()).isEqualTo(502);
        assertThat(fake.steps).isEmpty();
        assertThat(resumeFile).hasBinaryContent(before);
    }

    @Test
    void upload_whenTheFileChanges_canBeResumedWithTheOldFile() throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        fake.faults.put("put 2", (exchange, call) -> {
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
            return false;
        });
        UnfinishedUploadException e = fails();
        assertThat(e).hasCauseInstanceOf(FileChangedException.class);
        assertThat(e.getResumeFile()).isEqualTo(resumeFile);
        assertThat(refused(request().build()).getReason()).isEqualTo(Reason.FILE_CHANGED);
        Files.setLastModifiedTime(file, time);
        fake.faults.clear();
        fake.steps.clear();
        uploads().upload(request().build());
        assertThat(fake.steps.get(0)).isEqualTo("sign 2");
        assertIsThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"review", "name", "media type", "noConvert", "UUID"})
    void upload_withTheResumeFileOfAnotherUpload_isRefused(String other) throws IOException {
        leaveTwoParts();
        UploadRequestBuilder request =
                other.equals("review") ? UploadRequest.builder(32, file).resumeFile(resumeFile) : request();
        switch (other) {
            case "name" -> request.name("other.mov");
            case "media type" -> request.contentType("video/mp4");
            case "noConvert" -> request.noConvert(true);
            case "UUID" -> request.itemUuid("other");
            default -> {}
        }
        ResumeRefusedException e = refused(request.build());
        assertThat(e.getReason()).isEqualTo(Reason.OTHER_UPLOAD);
        assertThat(e).hasMessageContaining(other).hasMessageContaining("item 502");
        assertThat(fake.steps).isEmpty();
    }

    /** Another process, an editor or a backup has touched the file. */
    @Test
    void upload_ofATouchedFile_withContentDetection_resumes() throws IOException {
        leaveTwoParts();
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(refused(request().build()))
                .hasMessageContaining("modification time")
                .hasMessageContaining("ChangeDetection.CONTENT");
        uploads().upload(request().changeDetection(ChangeDetection.CONTENT).build());
        assertThat(fake.steps).containsExactly("sign 3", "put 3", "sign 4", "put 4", "complete", "item");
        assertIsThere();
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 5242879", "2, 5242880", "2, 10485759"})
    void upload_ofAPartThatChanged_withContentDetection_isRefused(int part, int at) throws IOException {
        leaveTwoParts();
        FileTime time = Files.getLastModifiedTime(file);
        changeByte(at);
        Files.setLastModifiedTime(file, time);
        ResumeRefusedException e =
                refused(request().changeDetection(ChangeDetection.CONTENT).build());
        assertThat(e.getReason()).isEqualTo(Reason.FILE_CHANGED);
        assertThat(e.getItemId()).isEqualTo(502);
        assertThat(fake.steps).isEmpty();
        assertThat(written().path("parts").size()).isEqualTo(2);
    }

    /** The parts that are missing may have changed: the object has the bytes of the file in any case. */
    @Test
    void upload_ofAFileThatChangedBehindTheParts_withContentDetection_isConsistent() throws IOException {
        leaveTwoParts();
        changeByte((int) (2 * PART + 70_000));
        try {
            uploads().upload(request().changeDetection(ChangeDetection.CONTENT).build());
            assertIsThere();
        } catch (ResumeRefusedException e) {
            assertThat(e.getReason()).isEqualTo(Reason.FILE_CHANGED);
        }
    }

    @Test
    void upload_whoseETagsAreNoMd5_withContentDetection_comparesTheRecordedMd5() throws IOException {
        for (String part : new String[] {"put 1", "put 2"}) {
            fake.faults.put(part, (exchange, call) -> {
                fake.parts.put(
                        part.endsWith("1") ? 1 : 2, exchange.getRequestBody().readAllBytes());
                exchange.getResponseHeaders().set("ETag", "\"opaque-" + part.charAt(4) + "\"");
                TestServer.send(exchange, 200, null, "");
                return true;
            });
        }
        leaveTwoParts();
        assertThat(written().path("md5").size()).isEqualTo(2);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        uploads().upload(request().changeDetection(ChangeDetection.CONTENT).build());
        assertThat(fake.steps).startsWith("sign 3", "put 3");
        assertIsThere();
    }

    @Test
    void upload_withoutChecksums_withContentDetection_sendsThePartsAgain() throws IOException {
        UploadRequestBuilder request = request().verifyChecksums(false).changeDetection(ChangeDetection.CONTENT);
        fake.fails("put 3", 403, "<Error><Code>AccessDenied</Code></Error>", 1);
        assertThatThrownBy(() -> uploads.upload(request.build())).isInstanceOf(UnfinishedUploadException.class);
        fake.steps.clear();
        uploads().upload(request.build());
        assertThat(fake.steps).startsWith("sign 1", "put 1", "sign 2", "put 2", "sign 3");
        assertIsThere();
    }

    @Test
    void upload_ofAFileThatIsTouchedMeanwhile_withContentDetection_completes() throws IOException {
        fake.faults.put("put 2", (exchange, call) -> {
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
            return false;
        });
        uploads.upload(request().changeDetection(ChangeDetection.CONTENT).build());
        assertThat(fake.count("put 1")).isEqualTo(1);
        assertIsThere();
        assertNothingIsLeft();
    }

    /** Without a resume file, too. */
    @Test
    void upload_ofAPartThatChangesMeanwhile_withContentDetection_fails() throws IOException {
        fake.faults.put("put 4", (exchange, call) -> {
            changeByte(70_000);
            return false;
        });
        UploadRequest request = UploadRequest.builder(31, file)
                .partSize(PART)
                .parallelism(1)
                .changeDetection(ChangeDetection.CONTENT)
                .build();
        assertThatThrownBy(() -> uploads.upload(request))
                .isInstanceOf(UnfinishedUploadException.class)
                .hasCauseInstanceOf(FileChangedException.class);
        assertThat(fake.completed).isFalse();
        assertThat(fake.aborted).isTrue();
    }

    private void changeByte(int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at]++;
        Files.write(file, bytes);
    }

    /** The sampling of the file is interrupted, which says nothing about the file. */
    @Test
    void upload_interruptedBeforeItStarts_doesNotReportAnUnusableFile() throws IOException {
        for (ChangeDetection detection : ChangeDetection.values()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() ->
                            uploads.upload(request().changeDetection(detection).build()))
                    .isInstanceOf(RequestInterruptedException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(fake.steps).isEmpty();
        assertThat(resumeFile).doesNotExist();
        leaveTwoParts();
        for (ChangeDetection detection : ChangeDetection.values()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> uploads()
                            .upload(request().changeDetection(detection).build()))
                    .isInstanceOf(RequestInterruptedException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        uploads().upload(request().build());
        assertIsThere();
    }

    @Test
    void discard_ofARequest_usesItsLockSetting() throws IOException {
        leaveTwoParts();
        Files.createDirectory(Path.of(resumeFile + ".lock"));
        assertThatThrownBy(() -> uploads.discard(request().build())).isInstanceOf(ResumeFileException.class);
        assertThat(uploads.discard(request().lockResumeFile(false).build())).isTrue();
        assertThat(fake.aborted).isTrue();
        assertThat(resumeFile).doesNotExist();
        UploadRequest none = UploadRequest.builder(31, file).build();
        assertThatThrownBy(() -> uploads.discard(none)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void upload_withTheResumeFileOfAnotherHost_isRefused() throws IOException {
        leaveTwoParts();
        rewrite(root -> root.put("service", "https://sketch.example.com"));
        assertThat(refused(request().build()).getReason()).isEqualTo(Reason.OTHER_UPLOAD);
        assertThatThrownBy(() -> uploads().discard(resumeFile))
                .isInstanceOf(ResumeRefusedException.class)
                .hasMessageContaining("https://sketch.example.com");
        assertThat(fake.steps).isEmpty();
    }

    @Test
    void upload_withAnUnreadableResumeFile_isRefused() throws IOException {
        Files.createDirectories(resumeFile.getParent());
        Files.writeString(resumeFile, "notes on the dailies");
        assertThat(refused(request().build()).getReason()).isEqualTo(Reason.RESUME_FILE_UNREADABLE);
        assertThatThrownBy(() -> uploads().discard(resumeFile)).isInstanceOf(ResumeRefusedException.class);
        assertThat(fake.steps).isEmpty();
        assertThat(resumeFile).hasContent("notes on the dailies");
    }

    @Test
    void upload_withAMediaFileAsResumeFile_isRefused() throws IOException {
        Path other = Files.copy(file, folder.resolve("other.mov"));
        assertThat(refused(request().resumeFile(other).build()).getReason()).isEqualTo(Reason.RESUME_FILE_UNREADABLE);
        assertThat(other).hasSameBinaryContentAs(file);
    }

    @Test
    void upload_withAnEmptyResumeFile_starts() throws IOException {
        Files.createDirectories(resumeFile.getParent());
        Files.createFile(resumeFile);
        uploads.upload(request().build());
        assertIsThere();
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign 3", "put 3", "complete"})
    void upload_thatIsGone_isRefusedUntilItIsDiscarded(String step) throws IOException {
        leaveTwoParts();
        fake.fails(step, 404, "<Error><Code>NoSuchUpload</Code></Error>", 9);
        ResumeRefusedException e = refused(request().build());
        assertThat(e.getReason()).isEqualTo(Reason.UPLOAD_GONE);
        assertThat(e).hasCauseInstanceOf(SyncSketchException.class).hasMessageContaining("item 502");
        assertThat(e).hasMessageNotContaining("it has probably completed");
        assertThat(resumeFile).exists();
        assertThat(uploads().discard(resumeFile)).isTrue();
        assertThat(resumeFile).doesNotExist();
        fake.faults.clear();
        fake.steps.clear();
        fake.aborted = false;
        uploads().upload(request().build());
        assertThat(fake.steps).startsWith("start", "create");
        assertIsThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {".lock", ".new", "folder", ""})
    void upload_whenTheResumeFileCannotBeCreated_sendsNothing(String obstacle) throws IOException {
        if (obstacle.equals("folder")) {
            Files.writeString(resumeFile.getParent(), "no folder");
        } else {
            Files.createDirectories(Path.of(resumeFile + obstacle));
        }
        ResumeFileException e = catchThrowableOfType(
                ResumeFileException.class, () -> uploads.upload(request().build()));
        assertThat(e.getResumeFile()).isEqualTo(resumeFile);
        assertThat(e.getFile()).isEqualTo(file);
        assertThat(fake.steps).isEmpty();
    }

    @Test
    void upload_whenTheResumeFileCannotBeUpdated_stopsAndCanBeResumed() throws IOException {
        Path obstacle = Path.of(resumeFile + ".new");
        fake.faults.put("put 2", (exchange, call) -> {
            Files.createDirectories(obstacle);
            return false;
        });
        UnfinishedUploadException e = fails();
        assertThat(e).hasCauseInstanceOf(ResumeFileException.class);
        assertThat(e.getResumeFile()).isEqualTo(resumeFile);
        assertThat(fake.steps).doesNotContain("put 3", "abort");
        Files.delete(obstacle);
        fake.faults.clear();
        fake.steps.clear();
        uploads().upload(request().build());
        assertThat(fake.steps.get(0)).isEqualTo("sign 2");
        assertIsThere();
        assertNothingIsLeft();
    }

    @Test
    void upload_whenTheResumeFileCannotBeUpdatedAtTheEnd_completes() throws IOException {
        Path obstacle = Path.of(resumeFile + ".new");
        fake.faults.put("complete", (exchange, call) -> {
            Files.createDirectories(obstacle);
            return false;
        });
        assertThat(uploads.upload(request().build()).getId()).isEqualTo(502);
        assertThat(resumeFile).doesNotExist();
        assertIsThere();
    }

    @Test
    void upload_interrupted_keepsTheResumeFile() throws IOException {
        Thread uploading = Thread.currentThread();
        fake.faults.put("put 3", (exchange, call) -> {
            uploading.interrupt();
            await(fake.storage.end);
            return true;
        });
        UnfinishedUploadException e = fails();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(e).hasCauseInstanceOf(RequestInterruptedException.class);
        assertThat(written().path("parts").size()).isEqualTo(2);
        fake.faults.clear();
        uploads().upload(request().build());
        assertIsThere();
    }

    @Test
    void upload_whileAnotherThreadUsesTheResumeFile_isRefused() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        fake.faults.put("put 2", (exchange, call) -> {
            arrived.countDown();
            await(held);
            return false;
        });
        UploadHandle handle = uploads.startUpload(request().build());
        arrived.await();
        assertThat(refused(request().build()).getReason()).isEqualTo(Reason.RESUME_FILE_IN_USE);
        Path same = resumeFile.getParent().resolve("..").resolve("resumeFiles").resolve("clip.json");
        assertThat(refused(request().resumeFile(same).build()).getReason()).isEqualTo(Reason.RESUME_FILE_IN_USE);
        assertThatThrownBy(() -> uploads().discard(resumeFile)).isInstanceOf(ResumeRefusedException.class);
        held.countDown();
        assertThat(handle.completion().join().getId()).isEqualTo(502);
        assertThat(fake.count("start")).isEqualTo(1);
        assertNothingIsLeft();
    }

    @Test
    void upload_whileAnotherProcessUsesTheResumeFile_isRefused() throws Exception {
        Files.createDirectories(resumeFile.getParent());
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        LockHolder.class.getName(),
                        resumeFile + ".lock")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('l');
            assertThat(refused(request().build()).getReason()).isEqualTo(Reason.RESUME_FILE_IN_USE);
            assertThat(fake.steps).isEmpty();
            assertThat(OpenFiles.below(folder)).isEmpty();
        } finally {
            other.destroyForcibly().waitFor();
        }
        uploads.upload(request().build());
        assertIsThere();
        assertNothingIsLeft();
    }

    @Test
    void pause_keepsTheResumeFileForAnotherUpload() throws Exception {
        UploadHandle handle = pausedAtPartTwo();
        uploads().upload(request().build());
        assertThat(fake.count("put 1")).isEqualTo(1);
        assertIsThere();
        handle.resume();
        CompletionException e = catchThrowableOfType(
                CompletionException.class, () -> handle.completion().join());
        assertThat(e.getCause())
                .isInstanceOfSatisfying(
                        ResumeRefusedException.class,
                        refusal -> assertThat(refusal.getReason()).isEqualTo(Reason.UPLOAD_GONE));
    }

    @Test
    void pause_thenResume_usesTheResumeFile() throws Exception {
        UploadHandle handle = pausedAtPartTwo();
        assertThat(written().path("parts").size()).isEqualTo(1);
        assertThat(Path.of(resumeFile + ".lock")).doesNotExist();
        handle.resume();
        assertThat(handle.completion().join().getId()).isEqualTo(502);
        assertThat(handle.progress().isComplete()).isTrue();
        assertThat(handle.pause().join().isComplete()).isTrue();
        assertThat(fake.count("put 1")).isEqualTo(1);
        assertIsThere();
        assertNothingIsLeft();
    }

    private UploadHandle pausedAtPartTwo() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        fake.faults.put("put 2", (exchange, call) -> {
            boolean holding = first.getAndSet(false);
            if (holding) {
                arrived.countDown();
                await(held);
            }
            return holding;
        });
        UploadHandle handle = uploads.startUpload(request().build());
        arrived.await();
        UploadProgress progress = handle.pause().join();
        assertThat(progress.getTransferredBytes()).isEqualTo(PART);
        assertThat(handle.pause().isDone()).isTrue();
        held.countDown();
        return handle;
    }

    @Test
    void cancel_deletesTheResumeFileUnlessTheAbortFails() throws Exception {
        for (boolean failing : new boolean[] {true, false}) {
            UploadHandle handle = pausedAtPartTwo();
            if (failing) {
                fake.fails("abort", 403, "", 1);
            }
            handle.cancel();
            assertThatThrownBy(() -> handle.completion().join()).isInstanceOf(CancellationException.class);
            assertThat(Files.exists(resumeFile)).isEqualTo(failing);
            if (failing) {
                assertThat(uploads().discard(resumeFile)).isTrue();
            }
            assertThat(fake.aborted).isTrue();
            assertNothingIsLeft();
            fake.aborted = false;
            fake.faults.clear();
        }
    }

    @Test
    void cancel_whenAnotherUploadResumed_doesNotAffectIt() throws Exception {
        UploadHandle handle = pausedAtPartTwo();
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        fake.faults.put("put 3", (exchange, call) -> {
            arrived.countDown();
            await(held);
            return false;
        });
        UploadHandle other = uploads().startUpload(request().build());
        arrived.await();
        handle.cancel();
        assertThat(failure(handle).getSuppressed()).singleElement().isInstanceOf(ResumeRefusedException.class);
        held.countDown();
        assertThat(other.completion().join().getId()).isEqualTo(502);
        assertThat(fake.count("abort")).isZero();
        assertIsThere();
    }

    /** The upload was discarded and restarted elsewhere, and is paused: the resume file belongs to that upload. */
    @Test
    void cancel_whenAnotherUploadStarted_abortsItsOwnAndKeepsTheResumeFile() throws Exception {
        UploadHandle handle = pausedAtPartTwo();
        rewrite(root -> root.put("uploadId", "another"));
        handle.cancel();
        assertThat(failure(handle)).isInstanceOf(CancellationException.class).hasNoSuppressedExceptions();
        assertThat(fake.count("abort")).isEqualTo(1);
        assertThat(written().path("uploadId").asText()).isEqualTo("another");
    }

    @Test
    void cancel_beforeTheUploadWasCreated_deletesTheResumeFile() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        fake.faults.put("start", (exchange, call) -> {
            arrived.countDown();
            await(held);
            return false;
        });
        UploadHandle handle = uploads.startUpload(request().build());
        arrived.await();
        CompletableFuture<UploadProgress> paused = handle.pause();
        held.countDown();
        paused.join();
        handle.cancel();
        assertThat(failure(handle)).isInstanceOf(CancellationException.class);
        assertThat(fake.count("create")).isZero();
        assertThat(fake.count("abort")).isZero();
        assertNothingIsLeft();
    }

    @Test
    void cancel_withAnUnreadableResumeFile_aborts() throws Exception {
        UploadHandle handle = pausedAtPartTwo();
        Files.writeString(resumeFile, "overwritten");
        handle.cancel();
        assertThat(failure(handle)).isInstanceOf(CancellationException.class);
        assertThat(failure(handle).getSuppressed()).singleElement().isInstanceOf(ResumeRefusedException.class);
        assertThat(fake.aborted).isTrue();
    }

    @Test
    void discard_abortsAndDeletes() throws IOException {
        leaveTwoParts();
        fake.fails("abort", 500, "", 9);
        assertThatThrownBy(() -> uploads.discard(resumeFile)).isInstanceOf(ServerException.class);
        assertThat(resumeFile).exists();
        fake.faults.clear();
        assertThat(uploads.discard(resumeFile)).isTrue();
        assertThat(fake.aborted).isTrue();
        assertNothingIsLeft();
        assertThat(uploads.discard(resumeFile)).isFalse();
        assertNothingIsLeft();
    }

    @Test
    void discard_ofACompletedUpload_onlyDeletesTheResumeFile() throws IOException {
        fake.fails("item", 403, "", 1);
        assertThatThrownBy(() -> uploads.upload(request().build())).isInstanceOf(ItemFetchException.class);
        assertThat(uploads.discard(resumeFile)).isTrue();
        assertThat(fake.count("abort")).isZero();
        assertNothingIsLeft();
    }

    @Test
    void otherUploadMethods_rejectAResumeFile() {
        UploadRequest request =
                UploadRequest.builder(31, file).resumeFile(resumeFile).build();
        assertThatThrownBy(() -> uploads.uploadToServer(request)).hasMessageContaining("resumeFile");
        assertThatThrownBy(() -> uploads.uploadSigned(request)).hasMessageContaining("resumeFile");
        assertThat(fake.steps).isEmpty();
    }

    /** Returns the exception itself: some Java versions wrap it in another one. */
    private static Throwable failure(UploadHandle handle) {
        return handle.completion()
                .handle((item, failure) -> failure)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    /** Returns the directory of the compiled tests. */
    private static String classPath() throws Exception {
        Path compiled = Path.of(LockHolder.class.getResource("LockHolder.class").toURI());
        return compiled.resolve("../../../../../..").normalize().toString();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
