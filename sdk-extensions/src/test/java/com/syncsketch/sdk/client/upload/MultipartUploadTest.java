package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.syncsketch.sdk.client.TestSecrets;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.BadRequestException;
import com.syncsketch.sdk.client.error.ChecksumMismatchException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.error.ItemFetchException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.PermissionDeniedException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.ServerException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.error.UploadStalledException;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.resource.Uploads;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.model.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class MultipartUploadTest {

    private static final long PART = UploadRequest.MIN_PART_SIZE;

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

    private Path file(String name, long size) throws IOException {
        byte[] bytes = new byte[(int) size];
        new Random(size).nextBytes(bytes);
        return Files.write(folder.resolve(name), bytes);
    }

    private UploadRequestBuilder threeParts() throws IOException {
        return UploadRequest.builder(31, file("clip.mov", 2 * PART + 1)).partSize(PART);
    }

    private void assertIsThere(Path file) throws IOException {
        // Compared as a whole, because a comparison byte by byte takes long.
        assertThat(Arrays.equals(fake.object(), Files.readAllBytes(file))).isTrue();
    }

    private UnfinishedUploadException unfinished(UploadRequest request) {
        return catchThrowableOfType(UnfinishedUploadException.class, () -> uploads.upload(request));
    }

    private void assertAborted(UnfinishedUploadException e) {
        assertThat(e.getItemId()).isEqualTo(502);
        assertThat(e.getItemUuid()).isEqualTo("item-uuid-502");
        assertThat(fake.count("abort")).isEqualTo(1);
        // Other parts may have been in flight and reach the servers later.
        assertThat(fake.steps)
                .filteredOn(step -> !step.startsWith("put") && !step.startsWith("sign"))
                .last()
                .isEqualTo("abort");
        assertThat(fake.completed).isFalse();
    }

    @Test
    void upload_sendsTheRequestsOfTheOfficialClient() throws IOException {
        Path file = file("clip.mov", 2 * PART + 1);
        Item item = uploads.upload(
                UploadRequest.builder(31, file).partSize(PART).parallelism(1).build());
        assertThat(item.getId()).isEqualTo(502);
        assertThat(fake.steps)
                .containsExactly(
                        "start", "create", "sign 1", "put 1", "sign 2", "put 2", "sign 3", "put 3", "complete", "item");
        assertIsThere(file);
        ObjectMapper json = new ObjectMapper();
        assertThat(fake.body("/upload-start/")).isEqualTo(json.readTree("""
            {"review_id": 31, "item_name": "clip.mov", "item_data": {"upload_type": "s3", "uuid": null,
             "size": 10485761, "content_type": "video/quicktime"}}\
            """));
        assertThat(fake.body("/multipart-upload/")).isEqualTo(json.readTree("""
            {"review_id": 31, "item_data": {"name": "clip.mov", "uuid": "item-uuid-502", "noConvertFlag": false,
             "size": 10485761, "content_type": "video/quicktime"}}\
            """));
        List<String> tags = IntStream.rangeClosed(1, 3)
                .mapToObj(part -> "{\"PartNumber\": " + part + ", \"ETag\": \"\\\""
                        + FakeMultipart.md5(fake.parts.get(part)) + "\\\"\"}")
                .toList();
        assertThat(fake.body("/complete/")).isEqualTo(json.readTree("{\"parts\": " + tags + "}"));
        assertThat(fake.service.received)
                .filteredOn(request -> request.uri().contains("?"))
                .hasSize(4)
                .allSatisfy(request -> assertThat(request.uri())
                        .contains("/2~up%2Fload%3D/")
                        .endsWith("?key=uploads%2F31%2F%C3%A9%20%26%20b%2Fclip.mov"));
        assertThat(fake.storage.received).hasSize(3).allSatisfy(request -> {
            assertThat(request.headers()).doesNotContainKeys("Authorization", "Cookie", "Transfer-encoding", "Expect");
            assertThat(request.header("Content-Type")).isEqualTo("video/quicktime");
            assertThat(request.header("Content-Length")).isEqualTo(String.valueOf(request.body().length));
        });
    }

    @Test
    void upload_sendsWhatIsSetAndNoUnknownMediaType() throws IOException {
        Path file = file("clip.unknowntype", 10);
        uploads.upload(UploadRequest.builder(31, file)
                .name("renamed")
                .itemUuid("item-uuid-77")
                .noConvert(true)
                .build());
        assertThat(fake.body("/upload-start/").toString())
                .contains("\"item_name\":\"renamed.unknowntype\"")
                .contains("\"uuid\":\"item-uuid-77\"")
                .contains("\"content_type\":null");
        assertThat(fake.body("/multipart-upload/").toString()).contains("\"noConvertFlag\":true");
        assertThat(fake.storage.only().headers()).doesNotContainKey("Content-Type");
    }

    @Test
    void upload_byReviewAndFile_usesTheDefaults() throws IOException {
        Path file = file("clip.mov", 1);
        assertThat(uploads.upload(31, file).getId()).isEqualTo(502);
        assertIsThere(file);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5242879, 1", "5242880, 1", "5242881, 2", "10485760, 2"})
    void upload_ofAnySize_arrives(long size, int parts) throws IOException {
        Path file = file("clip.mov", size);
        uploads.upload(UploadRequest.builder(31, file).partSize(PART).build());
        assertThat(fake.parts).hasSize(parts);
        assertIsThere(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"天狗é.mov", "a \"b\" 'c'.mov", "line\nbreak\r.mov", "LONG"})
    void upload_keepsSpecialCharactersInNames(String name) throws IOException {
        String whole = name.equals("LONG") ? "x".repeat(251) + ".mov" : name;
        uploads.upload(31, file(whole, 3));
        assertThat(fake.body("/upload-start/").path("item_name").asText()).isEqualTo(whole);
        assertThat(fake.body("/multipart-upload/")
                        .path("item_data")
                        .path("name")
                        .asText())
                .isEqualTo(whole);
    }

    @Test
    void upload_withAnUnsupportedSetting_sendsNothing() throws IOException {
        Path file = file("clip.mov", 3);
        UploadRequest version = UploadRequest.builder(31, file).newVersionOf(1).build();
        assertThatThrownBy(() -> uploads.startUpload(version))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("newVersionOf");
        for (UploadRequestBuilder request : List.of(
                UploadRequest.builder(31, file).partSize(PART),
                UploadRequest.builder(31, file).parallelism(2))) {
            assertThatThrownBy(() -> uploads.uploadSigned(request.build()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> uploads.uploadToServer(request.build()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(fake.steps).isEmpty();
    }

    @Test
    void upload_ofAnEmptyFile_sendsNothing() throws IOException {
        Path file = file("clip.mov", 0);
        assertThatThrownBy(() -> uploads.upload(31, file)).isInstanceOf(UnusableFileException.class);
        assertThat(fake.steps).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "500, ''",
        "503, <Error><Code>SlowDown</Code></Error>",
        "400, <Error><Code>RequestTimeout</Code></Error>",
        "408, ''",
        "429, ''",
        "403, <Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>",
        "403, ''"
    })
    void upload_whenAPartFailsTemporarily_signsAndSendsItAgain(int status, String body) throws IOException {
        UploadRequest request = threeParts().build();
        fake.fails("put 2", status, body, 2);
        uploads.upload(request);
        assertThat(fake.count("sign 2")).isEqualTo(3);
        assertThat(fake.count("put 1")).isEqualTo(1);
        assertThat(time.pauses).hasSize(2);
        assertIsThere(request.getFile());
    }

    /** The date is five seconds after the start of the fake clock. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"5", "Tue, 03 Mar 2026 10:00:05 GMT"})
    void upload_whenTheStorageSendsRetryAfter_waits(String retryAfter) throws IOException {
        UploadRequest request = threeParts().build();
        fake.faults.put("put 2", (exchange, call) -> call == 1 && busy(exchange, retryAfter));
        uploads.upload(request);
        assertThat(time.pauses).extracting(Duration::toMillis).containsExactly(5250L);
        assertThat(fake.count("put 2")).isEqualTo(2);
        assertIsThere(request.getFile());
    }

    @Test
    void upload_whenRetryAfterIsTooLong_abortsAndReturnsIt() throws IOException {
        fake.faults.put("put 2", (exchange, call) -> busy(exchange, "61"));
        UnfinishedUploadException e = unfinished(threeParts().build());
        assertThat(e)
                .isInstanceOfSatisfying(
                        StorageException.class,
                        busy -> assertThat(busy.getRetryAfter()).hasSeconds(61));
        assertThat(time.pauses).isEmpty();
        assertAborted(e);
    }

    @Test
    void complete_whenASuccessContainsAnErrorWithRetryAfter_waits() throws IOException {
        UploadRequest request = threeParts().build();
        fake.faults.put("complete", (exchange, call) -> {
            if (call == 1) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Retry-After", "9");
                TestServer.send(exchange, 200, "application/xml", "<Error><Code>SlowDown</Code></Error>");
            }
            return call == 1;
        });
        uploads.upload(request);
        assertThat(time.pauses).extracting(Duration::toMillis).containsExactly(9250L);
        assertIsThere(request.getFile());
    }

    private static boolean busy(HttpExchange exchange, String retryAfter) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Retry-After", retryAfter);
        TestServer.send(exchange, 503, "application/xml", "<Error><Code>SlowDown</Code></Error>");
        return true;
    }

    @Test
    void upload_whenTheConnectionBreaksDuringAPart_sendsItAgain() throws IOException {
        UploadRequest request = threeParts().build();
        fake.hangsUp("put 2", 1);
        uploads.upload(request);
        assertThat(fake.count("put 2")).isEqualTo(2);
        assertIsThere(request.getFile());
    }

    @ParameterizedTest
    @CsvSource({
        "403, SignatureDoesNotMatch",
        "400, EntityTooSmall",
        "404, NoSuchUpload",
        "307, TemporaryRedirect",
    })
    void upload_whenAPartIsRejected_aborts(int status, String code) throws IOException {
        fake.fails(
                "put 2",
                status,
                "<Error><Code>" + code + "</Code><Message>Not " + TestSecrets.URL_SIGNATURE + "</Message></Error>",
                99);
        UnfinishedUploadException e = unfinished(threeParts().build());
        assertThat(e).isInstanceOfSatisfying(StorageException.class, refusal -> {
            assertThat(refusal.getStatus()).isEqualTo(status);
            assertThat(refusal.getCode()).isEqualTo(code);
            assertThat(refusal.getDetail()).isEqualTo("Not ***");
        });
        assertThat(fake.count("put 2")).isEqualTo(1);
        assertAborted(e);
    }

    @Test
    void upload_whenAPartKeepsFailing_abortsAfterTheMaximumAttempts() throws IOException {
        fake.fails("put 3", 503, "<Error><Code>SlowDown</Code></Error>", 99);
        UnfinishedUploadException e = unfinished(threeParts().build());
        assertThat(e).isInstanceOf(StorageException.class);
        assertThat(e.getAttempts()).isEqualTo(4);
        assertThat(e.getSuppressed()).hasSize(3);
        assertThat(fake.count("put 3")).isEqualTo(4);
        assertAborted(e);
    }

    @Test
    void upload_whenAPartFails_startsNoOther() throws IOException {
        Path file = file("clip.mov", 5 * PART);
        fake.fails("put 2", 400, "", 1);
        unfinished(UploadRequest.builder(31, file).partSize(PART).parallelism(1).build());
        assertThat(fake.steps).containsExactly("start", "create", "sign 1", "put 1", "sign 2", "put 2", "abort");
    }

    @Test
    void upload_whenTheChecksumDiffers_sendsThePartAgain() throws IOException {
        UploadRequest request = threeParts().parallelism(1).build();
        fake.faults.put("put 2", (exchange, call) -> {
            if (call == 1) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("ETag", "\"" + FakeMultipart.md5(new byte[1]) + "\"");
                TestServer.send(exchange, 200, null, "");
            }
            return call == 1;
        });
        uploads.upload(request);
        assertThat(fake.count("put 2")).isEqualTo(2);
        assertIsThere(request.getFile());
    }

    @Test
    void upload_whenTheChecksumAlwaysDiffers_fails() throws IOException {
        fake.faults.put("put 1", (exchange, call) -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("ETag", "\"" + FakeMultipart.md5(new byte[1]) + "\"");
            TestServer.send(exchange, 200, null, "");
            return true;
        });
        UnfinishedUploadException e = unfinished(threeParts().build());
        assertThat(e.getCause()).isInstanceOfSatisfying(ChecksumMismatchException.class, damaged -> {
            assertThat(damaged.getPartNumber()).isEqualTo(1);
        });
        assertAborted(e);
    }

    @ParameterizedTest
    @CsvSource({"x-amz-server-side-encryption, aws:kms", "x-amz-server-side-encryption-customer-algorithm, AES256"})
    void upload_whenTheETagIsNotAChecksum_acceptsIt(String header, String value) throws IOException {
        fake.faults.put("put 1", (exchange, call) -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("ETag", "\"" + FakeMultipart.md5(new byte[1]) + "\"");
            exchange.getResponseHeaders().set(header, value);
            TestServer.send(exchange, 200, null, "");
            return true;
        });
        uploads.upload(31, file("clip.mov", 3));
        assertThat(fake.body("/complete/").toString()).contains(FakeMultipart.md5(new byte[1]));
    }

    @Test
    void upload_withoutAnETag_fails() throws IOException {
        fake.fails("put 1", 200, "", 99);
        UnfinishedUploadException e = unfinished(threeParts().build());
        assertThat(e).hasCauseInstanceOf(DecodingException.class);
        assertAborted(e);
    }

    @Test
    void upload_whenAPartKeepsStalling_fails() throws IOException {
        fake.faults.put("put 1", (exchange, call) -> {
            try {
                fake.storage.end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        });
        Path large = folder.resolve("large.mov");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(64L * 1024 * 1024);
        }
        UnfinishedUploadException e = unfinished(UploadRequest.builder(31, large)
                .partSize(64L * 1024 * 1024)
                .stallTimeout(Duration.ofMillis(50))
                .build());
        assertThat(e).hasCauseInstanceOf(UploadStalledException.class);
        assertThat(e.getAttempts()).isEqualTo(4);
        assertAborted(e);
    }

    @Test
    void upload_whenTheServiceCreatesNoItem_throwsItsError() throws IOException {
        fake.fails("start", 400, "{}", 1);
        Path file = file("clip.mov", 3);
        assertThatThrownBy(() -> uploads.upload(31, file)).isInstanceOf(BadRequestException.class);
        assertThat(fake.steps).containsExactly("start");
    }

    @Test
    void upload_whenTheMultipartUploadCannotBeCreated_namesTheItemAndAbortsNothing() throws IOException {
        fake.fails("create", 500, "", 1);
        UnfinishedUploadException e = unfinished(threeParts().build());
        assertThat(e).hasCauseInstanceOf(ServerException.class);
        assertThat(e.getItemId()).isEqualTo(502);
        assertThat(fake.steps).containsExactly("start", "create");
    }

    @Test
    void upload_whenSigningFails_isRetriedOnlyOnce() throws IOException {
        fake.fails("sign 1", 500, "", 99);
        UnfinishedUploadException e = unfinished(threeParts().build());
        assertThat(e).hasCauseInstanceOf(ServerException.class);
        assertThat(fake.count("sign 1")).isEqualTo(4);
        assertAborted(e);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"url\": \"ftp://127.0.0.1/\"}", "{\"url\": \"http://u:p@127.0.0.1/\"}"})
    void upload_whenTheSignedUrlIsInvalid_fails(String response) throws IOException {
        fake.fails("sign 1", 200, response, 99);
        UnfinishedUploadException e = unfinished(threeParts().build());
        assertThat(e).hasCauseInstanceOf(DecodingException.class);
        assertAborted(e);
    }

    @Test
    void upload_whenTheAbortFails_reportsBothFailures() throws IOException {
        fake.fails("put 1", 400, "", 1);
        fake.fails("abort", 500, "", 9);
        UnfinishedUploadException e = unfinished(threeParts().build());
        assertThat(e).isInstanceOf(StorageException.class);
        assertThat(e.getSuppressed()).singleElement().isInstanceOf(ServerException.class);
    }

    @Test
    void upload_whenTheUploadToAbortIsGone_reportsOnlyTheFailure() throws IOException {
        fake.fails("put 1", 400, "", 1);
        fake.fails("abort", 404, "", 9);
        assertThat(unfinished(threeParts().build()).getSuppressed()).isEmpty();
    }

    @Test
    void complete_thatFailedTemporarily_fetchesTheItemBeforeTheRetry() throws IOException {
        UploadRequest request = threeParts().build();
        fake.fails("complete", 500, "", 1);
        uploads.upload(request);
        assertThat(fake.steps).endsWith("complete", "item", "complete", "item");
        assertIsThere(request.getFile());
    }

    @Test
    void complete_whoseResponseIsLost_isNotRetriedIfTheItemIsDone() throws IOException {
        UploadRequest request = threeParts().build();
        fake.faults.put("complete", (exchange, call) -> {
            fake.completed = true;
            exchange.close();
            return true;
        });
        assertThat(uploads.upload(request).getId()).isEqualTo(502);
        assertThat(fake.count("complete")).isEqualTo(1);
        assertThat(fake.aborted).isFalse();
    }

    @Test
    void complete_whoseResponseIsLost_andIsThenRejected_mayHaveCompleted() throws IOException {
        fake.faults.put("complete", (exchange, call) -> {
            exchange.getRequestBody().readAllBytes();
            if (call == 1) {
                exchange.close();
            } else {
                TestServer.send(exchange, 403, "application/json", "{}");
            }
            return true;
        });
        UnfinishedUploadException e = unfinished(threeParts().build());
        assertThat(e).hasCauseInstanceOf(PermissionDeniedException.class);
        assertThat(e.isPossiblyComplete()).isTrue();
        assertThat(e).hasMessageContaining("the upload may have completed");
    }

    @Test
    void complete_thatIsRejected_hasNotCompleted() throws IOException {
        fake.fails("complete", 403, "", 1);
        UnfinishedUploadException e = unfinished(threeParts().build());
        assertThat(e.isPossiblyComplete()).isFalse();
        assertThat(e.getMessage()).doesNotContain("may be complete");
    }

    @Test
    void complete_whenTheItemCannotBeFetched_isNotRetried() throws IOException {
        fake.fails("complete", 500, "", 9);
        fake.fails("item", 400, "{}", 9);
        UnfinishedUploadException e = unfinished(threeParts().build());
        assertThat(fake.count("complete")).isEqualTo(1);
        assertThat(e).hasCauseInstanceOf(ServerException.class);
        assertThat(e.getCause().getSuppressed()).singleElement().isInstanceOf(BadRequestException.class);
        assertThat(fake.count("abort")).isZero();
    }

    @Test
    void complete_whenTheUploadIsGoneAndTheItemIsNotDone_fails() throws IOException {
        fake.fails("complete", 404, "{}", 9);
        UnfinishedUploadException e = unfinished(threeParts().build());
        assertThat(e).hasCauseInstanceOf(NotFoundException.class);
        assertThat(fake.count("complete")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"InternalError, 4, true", "InvalidPart, 1, false"})
    void complete_whenASuccessContainsAnError_fails(String code, int attempts, boolean possiblyComplete)
            throws IOException {
        fake.fails("complete", 200, "\n<Error><Code>" + code + "</Code><Message>m</Message></Error>", 99);
        UnfinishedUploadException e = unfinished(threeParts().build());
        assertThat(e)
                .isInstanceOfSatisfying(
                        StorageException.class,
                        error -> assertThat(error.getStatus()).isEqualTo(200));
        assertThat(fake.count("complete")).isEqualTo(attempts);
        assertThat(e.isPossiblyComplete()).isEqualTo(possiblyComplete);
        assertThat(fake.aborted).isEqualTo(!possiblyComplete);
    }

    @Test
    void upload_whenTheItemCannotBeFetched_throwsThatItCompleted() throws IOException {
        UploadRequest request = threeParts().build();
        fake.fails("item", 400, "{}", 9);
        ItemFetchException e = catchThrowableOfType(ItemFetchException.class, () -> uploads.upload(request));
        assertThat(e.getItemId()).isEqualTo(502);
        assertThat(e.getItemUuid()).isEqualTo("item-uuid-502");
        assertThat(e).hasMessageContaining(" completed, but item 502 could not be fetched: ");
        assertThat(fake.count("abort")).isZero();
        assertIsThere(request.getFile());
    }

    @Test
    void upload_whenTheFileChanges_isNotCompleted() throws IOException {
        UploadRequest request = threeParts().build();
        fake.faults.put("sign 3", (exchange, call) -> {
            Files.setLastModifiedTime(request.getFile(), FileTime.from(Instant.EPOCH));
            return false;
        });
        UnfinishedUploadException e = unfinished(request);
        assertThat(e).hasCauseInstanceOf(FileChangedException.class);
        assertAborted(e);
    }

    @Test
    void upload_whenTheFileShrinks_isNotCompleted() throws IOException {
        UploadRequest request = threeParts().build();
        fake.faults.put("sign 3", (exchange, call) -> {
            try (RandomAccessFile file = new RandomAccessFile(request.getFile().toFile(), "rw")) {
                file.setLength(1);
            }
            return false;
        });
        UnfinishedUploadException e = unfinished(request);
        assertThat(e).hasCauseInstanceOf(FileChangedException.class);
        assertAborted(e);
    }

    @Test
    void upload_whenTheFileIsDeleted_isNotCompleted() throws IOException {
        UploadRequest request = threeParts().build();
        fake.faults.put("sign 1", (exchange, call) -> {
            Files.deleteIfExists(request.getFile());
            return false;
        });
        assertThat(unfinished(request)).hasCauseInstanceOf(FileChangedException.class);
    }

    @Test
    void upload_whenTheStorageRespondsTooEarly_ignoresTheSuccess() throws IOException {
        fake.faults.put("put 1", (exchange, call) -> {
            exchange.getResponseHeaders().set("ETag", "\"x\"");
            exchange.sendResponseHeaders(200, -1);
            exchange.getResponseBody().flush();
            try {
                fake.storage.end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        });
        Path large = folder.resolve("large.mov");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(64L * 1024 * 1024);
        }
        UnfinishedUploadException e = unfinished(UploadRequest.builder(31, large)
                .partSize(64L * 1024 * 1024)
                .stallTimeout(Duration.ofMillis(200))
                .build());
        assertThat(e.getCause()).isInstanceOfAny(ConnectionException.class, UploadStalledException.class);
        assertAborted(e);
    }

    @Test
    void upload_interrupted_abortsAndKeepsTheFlag() throws IOException {
        Thread uploading = Thread.currentThread();
        fake.faults.put("put 1", (exchange, call) -> {
            uploading.interrupt();
            try {
                fake.storage.end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        });
        UnfinishedUploadException e = unfinished(threeParts().build());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(e).hasCauseInstanceOf(RequestInterruptedException.class);
        assertAborted(e);
    }

    @Test
    void startUpload_returnsTheItem() throws IOException {
        UploadRequest request = threeParts().build();
        UploadHandle handle = uploads.startUpload(request);
        assertThat(handle.completion().join().getId()).isEqualTo(502);
        assertThat(handle.progress().isComplete()).isTrue();
        assertThat(handle.progress().getTransferredBytes()).isEqualTo(2 * PART + 1);
        handle.cancel();
        handle.pause();
        handle.resume();
        assertThat(handle.completion().join().getId()).isEqualTo(502);
        assertIsThere(request.getFile());
    }

    @Test
    void startUpload_thatFails_completesExceptionally() throws IOException {
        fake.fails("start", 400, "{}", 1);
        UploadHandle handle = uploads.startUpload(threeParts().build());
        assertThatThrownBy(() -> handle.completion().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(BadRequestException.class);
    }

    @Test
    void pause_thenResume_sendsTheMissingParts() throws Exception {
        UploadRequest request = threeParts().parallelism(1).build();
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        fake.faults.put("put 2", (exchange, call) -> {
            if (call == 1) {
                arrived.countDown();
                await(held);
            }
            return call == 1;
        });
        UploadHandle handle = uploads.startUpload(request);
        arrived.await();
        handle.pause();
        handle.pause();
        assertThat(handle.completion()).isNotDone();
        assertThat(handle.progress().getTransferredBytes()).isEqualTo(PART);
        handle.resume();
        assertThat(handle.completion().join().getId()).isEqualTo(502);
        held.countDown();
        assertThat(fake.count("put 1")).isEqualTo(1);
        assertThat(fake.count("abort")).isZero();
        assertIsThere(request.getFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "create", "sign 1", "put 2"})
    void cancel_atAnyStage_abortsTheUpload(String step) throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        fake.faults.put(step, (exchange, call) -> {
            arrived.countDown();
            await(held);
            return false;
        });
        UploadHandle handle = uploads.startUpload(threeParts().build());
        arrived.await();
        handle.cancel();
        handle.cancel();
        held.countDown();
        assertThatThrownBy(() -> handle.completion().join()).isInstanceOf(CancellationException.class);
        assertThat(fake.aborted).isEqualTo(!step.equals("start"));
        assertThat(fake.completed).isFalse();
    }

    @Test
    void cancel_ofAPausedUpload_abortsIt() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        fake.faults.put("put 1", (exchange, call) -> {
            arrived.countDown();
            await(held);
            return true;
        });
        fake.fails("abort", 500, "", 9);
        UploadHandle handle = uploads.startUpload(threeParts().build());
        arrived.await();
        handle.pause();
        handle.cancel();
        held.countDown();
        CancellationException e = catchThrowableOfType(
                CancellationException.class, () -> handle.completion().join());
        assertThat(fake.count("abort")).isEqualTo(4);
        assertThat(e).hasStackTraceContaining("item 502 has no media file").hasStackTraceContaining("abort");
    }

    @Test
    void cancel_whileThePartsAreAssembled_hasNoEffect() throws Exception {
        UploadRequest request = threeParts().build();
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        fake.faults.put("complete", (exchange, call) -> {
            arrived.countDown();
            await(held);
            return false;
        });
        UploadHandle handle = uploads.startUpload(request);
        arrived.await();
        handle.cancel();
        held.countDown();
        assertThat(handle.completion().join().getId()).isEqualTo(502);
        assertIsThere(request.getFile());
    }

    /** Faults at random, but always the same ones for a seed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void progress_underFaults_neverDecreasesOrExceedsTheTotal(long seed) throws IOException {
        Random random = new Random(seed);
        Path file = file("clip.mov", 3 * PART + 1 + random.nextInt((int) PART));
        for (int part = 1; part <= 5; part++) {
            switch (random.nextInt(4)) {
                case 0 -> fake.fails("put " + part, 503, "", 1 + random.nextInt(3));
                case 1 -> fake.hangsUp("put " + part, 1 + random.nextInt(3));
                case 2 -> fake.fails("put " + part, 403, "", 1);
                default -> fake.fails("sign " + part, 500, "", 1 + random.nextInt(3));
            }
        }
        List<UploadProgress> events = new CopyOnWriteArrayList<>();
        uploads.upload(UploadRequest.builder(31, file)
                .partSize(PART)
                .parallelism(1 + random.nextInt(4))
                .progressListener(event -> {
                    events.add(event);
                    throw new IllegalStateException("a listener that fails");
                })
                .build());
        long total = Files.size(file);
        assertThat(events).extracting(UploadProgress::getTransferredBytes).isSorted();
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getTransferredBytes()).isBetween(1L, total);
            assertThat(event.getTotalBytes()).isEqualTo(total);
        });
        assertThat(events).filteredOn(UploadProgress::isComplete).hasSize(1);
        UploadProgress last = events.get(events.size() - 1);
        assertThat(last.isComplete()).isTrue();
        assertThat(last.getTransferredBytes()).isEqualTo(total);
        assertIsThere(file);
    }

    @Test
    void upload_sendsPartsInParallel() throws IOException {
        CountDownLatch both = new CountDownLatch(2);
        List<String> threads = new ArrayList<>();
        for (String step : List.of("put 1", "put 2")) {
            fake.faults.put(step, (exchange, call) -> {
                both.countDown();
                await(both);
                return false;
            });
        }
        fake.faults.put("put 3", (exchange, call) -> {
            threads.add("third with " + both.getCount() + " to come");
            return false;
        });
        uploads.upload(threeParts().parallelism(2).build());
        assertThat(threads).containsExactly("third with 0 to come");
    }

    @Test
    void upload_byDefault_sendsEightPartsInParallel() throws IOException {
        Path file = folder.resolve("nine.mov");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(8L * 8 * 1024 * 1024 + 1);
        }
        CountDownLatch eight = new CountDownLatch(8);
        AtomicInteger underway = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int part = 1; part <= 9; part++) {
            fake.faults.put("put " + part, (exchange, call) -> {
                most.accumulateAndGet(underway.incrementAndGet(), Math::max);
                // The first ones show that the link is fast enough for more.
                exchange.getRequestBody().readNBytes(2 * 1024 * 1024);
                eight.countDown();
                await(eight);
                // Read, but not kept.
                exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
                underway.decrementAndGet();
                exchange.getResponseHeaders().set("ETag", "\"no-digest\"");
                TestServer.send(exchange, 200, null, "");
                return true;
            });
        }
        uploads.upload(31, file);
        assertThat(eight.getCount()).isZero();
        assertThat(most).hasValue(8);
        assertThat(fake.count("put 9")).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
