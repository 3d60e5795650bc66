package com.syncsketch.it.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.sdk.api.UploadsStepsApi;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.upload.UploadHandle;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import com.syncsketch.sdk.model.Item;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests multipart uploads to a real S3 server. */
class S3MultipartUploadIT {

    private static final int PART = 5 * 1024 * 1024;
    private static final int THREE_PARTS = 2 * PART + 1000;
    private static final String SLOW_DOWN = "<Error><Code>SlowDown</Code><Message>Please reduce</Message></Error>";

    @TempDir
    Path folder;

    private static S3Fixture fixture;

    @BeforeAll
    static void start() throws Exception {
        fixture = new S3Fixture();
    }

    @BeforeEach
    void clear() {
        fixture.clear();
    }

    @AfterAll
    static void stop() throws Exception {
        fixture.close();
    }

    private UploadRequestBuilder request(String name, int size) throws Exception {
        Path file = Files.write(folder.resolve(name), S3Fixture.bytes(size));
        return UploadRequest.builder(fixture.review, file).partSize(PART).parallelism(3);
    }

    private UploadRequest request(int size) throws Exception {
        return request("shot_010.mov", size).build();
    }

    /** Returns the requests with a part. */
    private static List<RecordingRelay.Head> puts(int part) {
        return fixture.s3.relay().heads().stream()
                .filter(head -> head.part().isPresent() && head.part().getAsInt() == part)
                .toList();
    }

    private static List<Integer> partsSent() {
        return fixture.s3.relay().heads().stream()
                .flatMap(head -> head.part().stream().boxed())
                .sorted()
                .toList();
    }

    private static String response(int status, String headers, String body) {
        return "HTTP/1.1 " + status + " Injected\r\nContent-Type: application/xml\r\n" + headers + "Content-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    /** Checks the requests and the uploaded item. */
    private static void assertUploaded(Item item, byte[] file) throws Exception {
        assertThat(item.getProcessingStatus()).hasToString("done");
        assertThat(S3Fixture.sha256At(item.getUrl())).isEqualTo(S3Server.sha256(file));
        assertThat(fixture.s3.openUploads()).isZero();
        int parts = (file.length + PART - 1) / PART;
        for (int part = 1; part <= parts; part++) {
            String length = Integer.toString(Math.min(PART, file.length - (part - 1) * PART));
            assertThat(puts(part)).isNotEmpty().allSatisfy(put -> {
                S3Fixture.assertAcceptableForAmazon(put);
                assertThat(put.value("Content-Length")).contains(length);
                assertThat(put.value("Content-Type")).contains("video/quicktime");
            });
        }
        assertThat(puts(parts + 1)).isEmpty();
        assertThat(completedParts())
                .isEqualTo(IntStream.rangeClosed(1, parts).boxed().toList());
        assertThat(fixture.s3.relay().remainingDisruptions()).isZero();
    }

    /** Returns the part numbers of the completion request, in order. */
    private static List<Integer> completedParts() throws Exception {
        String body = fixture.mock
                .journal()
                .entries("completeMultipartUpload")
                .get(0)
                .request()
                .body()
                .text()
                .orElseThrow();
        return new ObjectMapper()
                .readTree(body).path("parts").findValues("PartNumber").stream()
                        .map(JsonNode::asInt)
                        .toList();
    }

    /** Checks that only the item without a media file is left, whose id the exception has. */
    private static void assertAborted(UnfinishedUploadException failure, int objectsBefore) {
        assertThat(failure).isNotNull();
        assertThat(failure.getSuppressed())
                .noneMatch(suppressed -> suppressed.toString().contains("abort"));
        assertThat(fixture.s3.openUploads()).isZero();
        assertThat(fixture.s3.objects()).isEqualTo(objectsBefore);
        assertThat(fixture.item(failure.getItemId()).getProcessingStatus()).hasToString("processing");
        fixture.mock.journal().verify("abortMultipartUpload").once();
    }

    private static UnfinishedUploadException failure(UploadRequest request) {
        return catchThrowableOfType(
                UnfinishedUploadException.class, () -> fixture.client.uploads().upload(request));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, PART, PART + 1, 2 * PART, THREE_PARTS, 4 * PART - 1})
    void file_isUploadedInParts(int size) throws Exception {
        Item item = fixture.client.uploads().upload(request(size));

        assertUploaded(item, S3Fixture.bytes(size));
        assertThat(partsSent())
                .isEqualTo(IntStream.rangeClosed(1, (size + PART - 1) / PART)
                        .boxed()
                        .toList());
    }

    @Test
    void parts_areSentConcurrently() throws Exception {
        CountDownLatch all = new CountDownLatch(3);
        for (int part = 1; part <= 3; part++) {
            fixture.s3.relay().disrupt(part, 1, (client, body) -> {
                all.countDown();
                return await(all);
            });
        }

        Item item = fixture.client.uploads().upload(request(4 * PART));

        assertThat(all.getCount()).isZero();
        assertUploaded(item, S3Fixture.bytes(4 * PART));
    }

    /** Waits for a latch, but not forever, so that the test does not hang. */
    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("plain.mov", "plain.mov"),
                Arguments.of("é 日本 +&=%.mov", "é 日本 +&=%.mov"),
                Arguments.of("\"quoted\" 'name';.mov", "\"quoted\" 'name';.mov"),
                Arguments.of("#a?b.mov", "#a?b.mov"),
                // The mock server replaces control characters in keys.
                Arguments.of("line\r\nbreak.mov", "line__break.mov"),
                Arguments.of("x".repeat(251) + ".mov", "x".repeat(251) + ".mov"),
                Arguments.of("日".repeat(251) + ".mov", "日".repeat(251) + ".mov"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void anyItemName_isSupported(String name, String key) throws Exception {
        Item item =
                fixture.client.uploads().upload(request("a.mov", 5).name(name).build());

        assertUploaded(item, S3Fixture.bytes(5));
        assertThat(item.getName()).isEqualTo(name);
        assertThat(fixture.s3.sha256(
                        "uploads/" + fixture.review + "/" + item.getUuid() + "/" + item.getId() + "/" + key))
                .isEqualTo(S3Server.sha256(S3Fixture.bytes(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"é 日本 +&=%.mov", "\"quoted\" 'name';.mov", "line\nbreak.mov"})
    void anyFileName_isSupported(String name) throws Exception {
        Item item = fixture.client.uploads().upload(request(name, 5).build());

        assertUploaded(item, S3Fixture.bytes(5));
        assertThat(item.getName()).isEqualTo(name);
    }

    @Test
    void expiredUrl_isSignedAgain() throws Exception {
        fixture.s3.storage().signExpired(2, 2);

        Item item = fixture.client.uploads().upload(request(THREE_PARTS));

        assertUploaded(item, S3Fixture.bytes(THREE_PARTS));
        assertThat(partsSent()).containsExactly(1, 2, 2, 2, 3);
        fixture.mock.journal().verify("signUploadPart").withPart(2).times(3);
    }

    /**
     * The part is small here and below, because this server closes the connection during large ones, so that its response
     * may be lost.
     */
    @Test
    void permanentlyExpiredUrls_failTheUpload() throws Exception {
        int before = fixture.s3.objects();
        fixture.s3.storage().signExpired(2, 100);

        UnfinishedUploadException failure = failure(request(PART + 1000));

        assertThat(failure).isInstanceOfSatisfying(StorageException.class, rejection -> {
            assertThat(rejection.getStatus()).isEqualTo(403);
            assertThat(rejection.getDetail()).contains("expired");
            assertThat(rejection.getAttempts()).isEqualTo(4);
        });
        assertAborted(failure, before);
    }

    @ParameterizedTest
    @CsvSource({
        "(?<=X-Amz-Signature=)[0-9a-f]{8}, 00000000",
        "partNumber=2, partNumber=3",
        "shot_010.mov, another.mov",
        "X-Amz-Expires=\\d+, X-Amz-Expires=604800"
    })
    void tamperedUrl_failsTheUploadImmediately(String pattern, String replacement) throws Exception {
        int before = fixture.s3.objects();
        fixture.s3.storage().changePartUrls(url -> {
            String text = url.toString();
            return text.contains("partNumber=2") ? URI.create(text.replaceFirst(pattern, replacement)) : url;
        });

        UnfinishedUploadException failure = failure(request(PART + 1000));

        assertThat(failure).isInstanceOfSatisfying(StorageException.class, rejection -> {
            assertThat(rejection.getStatus()).isEqualTo(403);
            assertThat(rejection.getCode()).isEqualTo("SignatureDoesNotMatch");
            assertThat(rejection.getAttempts()).isEqualTo(1);
            assertThat(rejection.getMessage()).doesNotContain("X-Amz");
        });
        assertAborted(failure, before);
        fixture.mock.journal().verify("signUploadPart").withPart(2).once();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1000000", "3, 999"})
    void brokenConnection_sendsThePartAgain(int part, int afterBytes) throws Exception {
        fixture.s3.relay().disrupt(part, 1, RecordingRelay.Disruption.resetAfter(afterBytes));

        Item item = fixture.client.uploads().upload(request(THREE_PARTS));

        assertUploaded(item, S3Fixture.bytes(THREE_PARTS));
        assertThat(puts(part)).hasSize(2);
    }

    @Test
    void repeatedlyBrokenConnection_failsTheUpload() throws Exception {
        int before = fixture.s3.objects();
        fixture.s3.relay().disrupt(2, 4, RecordingRelay.Disruption.resetAfter(PART / 2));

        UnfinishedUploadException failure = failure(request(THREE_PARTS));

        assertThat(failure.getAttempts()).isEqualTo(4);
        assertAborted(failure, before);
        assertThat(fixture.s3.relay().remainingDisruptions()).isZero();
    }

    @Test
    void busyStorage_isRetried() throws Exception {
        String busy = response(503, "Retry-After: 0\r\n", SLOW_DOWN);
        fixture.s3.relay().disrupt(1, 1, RecordingRelay.Disruption.respond(busy));
        fixture.s3.relay().disrupt(3, 3, RecordingRelay.Disruption.respond(busy));

        Item item = fixture.client.uploads().upload(request(THREE_PARTS));

        assertUploaded(item, S3Fixture.bytes(THREE_PARTS));
        assertThat(partsSent()).containsExactly(1, 1, 2, 3, 3, 3, 3);
    }

    @Test
    void permanentlyBusyStorage_failsTheUpload() throws Exception {
        int before = fixture.s3.objects();
        fixture.s3
                .relay()
                .disrupt(1, 4, RecordingRelay.Disruption.respond(response(503, "Retry-After: 0\r\n", SLOW_DOWN)));

        UnfinishedUploadException failure = failure(request(THREE_PARTS));

        assertThat(failure).isInstanceOfSatisfying(StorageException.class, rejection -> {
            assertThat(rejection.getCode()).isEqualTo("SlowDown");
            assertThat(rejection.getAttempts()).isEqualTo(4);
        });
        assertAborted(failure, before);
    }

    /** Whether the client sees the response or the broken connection first is random. Neither may count as a success. */
    @ParameterizedTest
    @ValueSource(ints = {200, 503})
    void responseBeforeTheEndOfThePart_isNoSuccess(int status) throws Exception {
        fixture.s3
                .relay()
                .disrupt(
                        2,
                        1,
                        RecordingRelay.Disruption.respondEarly(
                                response(status, "ETag: \"" + "0".repeat(32) + "\"\r\n", "")));

        Item item = fixture.client.uploads().upload(request(THREE_PARTS));

        assertUploaded(item, S3Fixture.bytes(THREE_PARTS));
        assertThat(puts(2)).hasSize(2);
    }

    @Test
    void pausedUpload_resumesWithTheMissingParts() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch paused = new CountDownLatch(1);
        fixture.s3.relay().disrupt(3, 1, (client, body) -> {
            started.countDown();
            return await(paused);
        });
        UploadHandle upload = fixture.client
                .uploads()
                .startUpload(request("shot_010.mov", 4 * PART).parallelism(1).build());
        assertThat(await(started)).isTrue();

        upload.pause();
        UploadThreads.awaitNone();
        assertThat(fixture.s3.openUploads()).isOne();
        assertThat(upload.progress().getTransferredBytes()).isEqualTo(2L * PART);
        assertThat(upload.completion()).isNotDone();
        upload.resume();
        Item item = upload.completion().get(60, TimeUnit.SECONDS);
        paused.countDown();

        assertUploaded(item, S3Fixture.bytes(4 * PART));
        assertThat(partsSent()).containsExactly(1, 2, 3, 3, 4);
    }

    @Test
    void cancelledUpload_isAborted() throws Exception {
        int before = fixture.s3.objects();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        fixture.s3.relay().disrupt(3, 1, (client, body) -> {
            started.countDown();
            return !await(finished);
        });
        UploadHandle upload = fixture.client
                .uploads()
                .startUpload(request("shot_010.mov", 4 * PART).parallelism(1).build());
        assertThat(await(started)).isTrue();
        assertThat(fixture.s3.openUploads()).isOne();

        upload.cancel();
        CancellationException cancelled = catchThrowableOfType(
                CancellationException.class, () -> upload.completion().get(60, TimeUnit.SECONDS));
        finished.countDown();

        assertThat(cancelled).isNotNull().hasNoSuppressedExceptions();
        assertThat(fixture.s3.openUploads()).isZero();
        assertThat(fixture.s3.objects()).isEqualTo(before);
        assertThat(partsSent()).containsExactly(1, 2, 3);
    }

    @Test
    void lostResponseToTheCompletion_isResolvedByReadingTheItem() throws Exception {
        fixture.mock.faults().on("completeMultipartUpload").nth(1).inject(Action.resetAfterExecution());

        Item item = fixture.client.uploads().upload(request(THREE_PARTS));

        assertUploaded(item, S3Fixture.bytes(THREE_PARTS));
        fixture.mock.journal().verify("completeMultipartUpload").once();
    }

    @Test
    void transientlyFailedCompletion_isRetried() throws Exception {
        fixture.mock.faults().on("completeMultipartUpload").nth(1).inject(Action.status(500));

        Item item = fixture.client.uploads().upload(request(THREE_PARTS));

        assertUploaded(item, S3Fixture.bytes(THREE_PARTS));
        fixture.mock.journal().verify("completeMultipartUpload").times(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 422})
    void rejectedCompletion_abortsTheUpload(int status) throws Exception {
        int before = fixture.s3.objects();
        fixture.mock.faults().on("completeMultipartUpload").inject(Action.status(status));

        UnfinishedUploadException failure = failure(request(THREE_PARTS));

        assertAborted(failure, before);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 504})
    void completionThatKeepsFailing_abortsNothing(int status) throws Exception {
        int open = fixture.s3.openUploads();
        fixture.mock.faults().on("completeMultipartUpload").inject(Action.status(status));

        UnfinishedUploadException failure = failure(request(THREE_PARTS));

        assertThat(failure.isPossiblyComplete()).isTrue();
        assertThat(failure.getUploadId()).isNotBlank();
        assertThat(fixture.s3.openUploads()).isEqualTo(open + 1);
        fixture.mock.journal().verify("abortMultipartUpload").never();
        // Other tests count the open uploads.
        fixture.mock.faults().clear();
        fixture.client.api(UploadsStepsApi.class).abort(failure.getUploadId(), failure.getObjectKey());
    }
}
