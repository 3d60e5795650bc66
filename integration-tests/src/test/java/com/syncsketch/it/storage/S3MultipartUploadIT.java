package com.syncsketch.it.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.mock.fault.Action;
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

/** Uploads in parts to a real S3 server. */
class S3MultipartUploadIT {

    private static final int PART = 5 * 1024 * 1024;
    private static final int THREE_PARTS = 2 * PART + 1000;
    private static final String SLOW_DOWN = "<Error><Code>SlowDown</Code><Message>Please reduce</Message></Error>";

    @TempDir
    Path folder;

    private static S3Fixture stage;

    @BeforeAll
    static void start() throws Exception {
        stage = new S3Fixture();
    }

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @AfterAll
    static void stop() throws Exception {
        stage.close();
    }

    private UploadRequestBuilder request(String name, int size) throws Exception {
        Path file = Files.write(folder.resolve(name), S3Fixture.bytes(size));
        return UploadRequest.builder(stage.review, file).partSize(PART).parallelism(3);
    }

    private UploadRequest request(int size) throws Exception {
        return request("shot_010.mov", size).build();
    }

    /** Gives the requests that brought a part. */
    private static List<RecordingRelay.Head> puts(int part) {
        return stage.s3.tap().heads().stream()
                .filter(head -> head.part().isPresent() && head.part().getAsInt() == part)
                .toList();
    }

    private static List<Integer> partsSent() {
        return stage.s3.tap().heads().stream()
                .flatMap(head -> head.part().stream().boxed())
                .sorted()
                .toList();
    }

    private static String answer(int status, String headers, String body) {
        return "HTTP/1.1 " + status + " Told\r\nContent-Type: application/xml\r\n" + headers + "Content-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    /** Checks what was sent, and what became of it. */
    private static void assertArrived(Item item, byte[] file) throws Exception {
        assertThat(item.getStatus()).hasToString("done");
        assertThat(S3Fixture.sha256At(item.getUrl())).isEqualTo(S3Server.sha256(file));
        assertThat(stage.s3.openUploads()).isZero();
        int parts = (file.length + PART - 1) / PART;
        for (int part = 1; part <= parts; part++) {
            String length = Integer.toString(Math.min(PART, file.length - (part - 1) * PART));
            assertThat(puts(part)).isNotEmpty().allSatisfy(put -> {
                S3Fixture.assertAmazonWouldTake(put);
                assertThat(put.value("Content-Length")).contains(length);
                assertThat(put.value("Content-Type")).contains("video/quicktime");
            });
        }
        assertThat(puts(parts + 1)).isEmpty();
        assertThat(partsListed())
                .isEqualTo(IntStream.rangeClosed(1, parts).boxed().toList());
        assertThat(stage.s3.tap().troubleLeft()).isZero();
    }

    /** Gives the numbers of the parts in the order in which the service was told of them. */
    private static List<Integer> partsListed() throws Exception {
        String body = stage.mock
                .journal()
                .entries("completeMultipartUpload")
                .get(0)
                .request()
                .body()
                .asText()
                .orElseThrow();
        return new ObjectMapper()
                .readTree(body).path("parts").findValues("PartNumber").stream()
                        .map(JsonNode::asInt)
                        .toList();
    }

    /** Checks that nothing is left but the item without a medium, which the exception names. */
    private static void assertNothingIsLeft(UnfinishedUploadException failure, int objectsBefore) {
        assertThat(failure).isNotNull();
        assertThat(failure.getSuppressed()).noneMatch(each -> each.toString().contains("abort"));
        assertThat(stage.s3.openUploads()).isZero();
        assertThat(stage.s3.objects()).isEqualTo(objectsBefore);
        assertThat(stage.item(failure.itemId()).getStatus()).hasToString("processing");
        stage.mock.journal().verify("abortMultipartUpload").once();
    }

    private static UnfinishedUploadException failure(UploadRequest request) {
        return catchThrowableOfType(
                UnfinishedUploadException.class, () -> stage.client.uploads().upload(request));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, PART, PART + 1, 2 * PART, THREE_PARTS, 4 * PART - 1})
    void file_arrivesWholeInParts(int size) throws Exception {
        Item item = stage.client.uploads().upload(request(size));

        assertArrived(item, S3Fixture.bytes(size));
        assertThat(partsSent())
                .isEqualTo(IntStream.rangeClosed(1, (size + PART - 1) / PART)
                        .boxed()
                        .toList());
    }

    @Test
    void parts_areSentSideBySide() throws Exception {
        CountDownLatch all = new CountDownLatch(3);
        for (int part = 1; part <= 3; part++) {
            stage.s3.tap().trouble(part, 1, (client, body) -> {
                all.countDown();
                return waits(all);
            });
        }

        Item item = stage.client.uploads().upload(request(4 * PART));

        assertThat(all.getCount()).isZero();
        assertArrived(item, S3Fixture.bytes(4 * PART));
    }

    /** Waits so that something is there in the end; not for so long that it would hide what hangs. */
    private static boolean waits(CountDownLatch latch) {
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
                // The mock server makes a key of it.
                Arguments.of("line\r\nbreak.mov", "line__break.mov"),
                Arguments.of("x".repeat(251) + ".mov", "x".repeat(251) + ".mov"),
                Arguments.of("日".repeat(251) + ".mov", "日".repeat(251) + ".mov"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void anyName_isThatOfTheItem(String name, String key) throws Exception {
        Item item = stage.client.uploads().upload(request("a.mov", 5).name(name).build());

        assertArrived(item, S3Fixture.bytes(5));
        assertThat(item.getName()).isEqualTo(name);
        assertThat(stage.s3.sha256("uploads/" + stage.review + "/" + item.getUuid() + "/" + key))
                .isEqualTo(S3Server.sha256(S3Fixture.bytes(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"é 日本 +&=%.mov", "\"quoted\" 'name';.mov", "line\nbreak.mov"})
    void anyFile_isReadAndGivesItsName(String name) throws Exception {
        Item item = stage.client.uploads().upload(request(name, 5).build());

        assertArrived(item, S3Fixture.bytes(5));
        assertThat(item.getName()).isEqualTo(name);
    }

    @Test
    void addressThatExpired_isSignedAgain() throws Exception {
        stage.s3.storage().signExpired(2, 2);

        Item item = stage.client.uploads().upload(request(THREE_PARTS));

        assertArrived(item, S3Fixture.bytes(THREE_PARTS));
        assertThat(partsSent()).containsExactly(1, 2, 2, 2, 3);
        stage.mock.journal().verify("signUploadPart").withPart(2).times(3);
    }

    /** The part is small here and below: this server hangs up on large ones, so that its answer may get lost. */
    @Test
    void addressesThatAllExpire_endTheUpload() throws Exception {
        int before = stage.s3.objects();
        stage.s3.storage().signExpired(2, 100);

        UnfinishedUploadException failure = failure(request(PART + 1000));

        assertThat(failure).isInstanceOfSatisfying(StorageException.class, refused -> {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.detail()).contains("expired");
            assertThat(refused.attempts()).isEqualTo(4);
        });
        assertNothingIsLeft(failure, before);
    }

    @ParameterizedTest
    @CsvSource({
        "(?<=X-Amz-Signature=)[0-9a-f]{8}, 00000000",
        "partNumber=2, partNumber=3",
        "shot_010.mov, another.mov",
        "X-Amz-Expires=\\d+, X-Amz-Expires=604800"
    })
    void addressThatIsSpoiled_endsTheUploadAtOnce(String what, String with) throws Exception {
        int before = stage.s3.objects();
        stage.s3.storage().spoilParts(address -> {
            String text = address.toString();
            return text.contains("partNumber=2") ? URI.create(text.replaceFirst(what, with)) : address;
        });

        UnfinishedUploadException failure = failure(request(PART + 1000));

        assertThat(failure).isInstanceOfSatisfying(StorageException.class, refused -> {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("SignatureDoesNotMatch");
            assertThat(refused.attempts()).isEqualTo(1);
            assertThat(refused.getMessage()).doesNotContain("X-Amz");
        });
        assertNothingIsLeft(failure, before);
        stage.mock.journal().verify("signUploadPart").withPart(2).once();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1000000", "3, 999"})
    void connectionThatBreaksWithinAPart_isMadeAnew(int part, int afterBytes) throws Exception {
        stage.s3.tap().trouble(part, 1, RecordingRelay.Trouble.resetAfter(afterBytes));

        Item item = stage.client.uploads().upload(request(THREE_PARTS));

        assertArrived(item, S3Fixture.bytes(THREE_PARTS));
        assertThat(puts(part)).hasSize(2);
    }

    @Test
    void connectionThatBreaksAgainAndAgain_endsTheUpload() throws Exception {
        int before = stage.s3.objects();
        stage.s3.tap().trouble(2, 4, RecordingRelay.Trouble.resetAfter(PART / 2));

        UnfinishedUploadException failure = failure(request(THREE_PARTS));

        assertThat(failure.attempts()).isEqualTo(4);
        assertNothingIsLeft(failure, before);
        assertThat(stage.s3.tap().troubleLeft()).isZero();
    }

    @Test
    void busyStorage_isAskedAgain() throws Exception {
        String busy = answer(503, "Retry-After: 0\r\n", SLOW_DOWN);
        stage.s3.tap().trouble(1, 1, RecordingRelay.Trouble.answer(busy));
        stage.s3.tap().trouble(3, 3, RecordingRelay.Trouble.answer(busy));

        Item item = stage.client.uploads().upload(request(THREE_PARTS));

        assertArrived(item, S3Fixture.bytes(THREE_PARTS));
        assertThat(partsSent()).containsExactly(1, 1, 2, 3, 3, 3, 3);
    }

    @Test
    void storageThatStaysBusy_endsTheUpload() throws Exception {
        int before = stage.s3.objects();
        stage.s3.tap().trouble(1, 4, RecordingRelay.Trouble.answer(answer(503, "Retry-After: 0\r\n", SLOW_DOWN)));

        UnfinishedUploadException failure = failure(request(THREE_PARTS));

        assertThat(failure).isInstanceOfSatisfying(StorageException.class, refused -> {
            assertThat(refused.code()).isEqualTo("SlowDown");
            assertThat(refused.attempts()).isEqualTo(4);
        });
        assertNothingIsLeft(failure, before);
    }

    /** Whether the client finds the answer before the broken connection is chance; neither may be taken for a yes. */
    @ParameterizedTest
    @ValueSource(ints = {200, 503})
    void answerBeforeThePartHasCome_isNoSuccess(int status) throws Exception {
        stage.s3
                .tap()
                .trouble(2, 1, RecordingRelay.Trouble.answerEarly(answer(status, "ETag: \"" + "0".repeat(32) + "\"\r\n", "")));

        Item item = stage.client.uploads().upload(request(THREE_PARTS));

        assertArrived(item, S3Fixture.bytes(THREE_PARTS));
        assertThat(puts(2)).hasSize(2);
    }

    @Test
    void pausedUpload_goesOnWithThePartsThatAreMissing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch paused = new CountDownLatch(1);
        stage.s3.tap().trouble(3, 1, (client, body) -> {
            begun.countDown();
            return waits(paused);
        });
        UploadHandle upload = stage.client
                .uploads()
                .begin(request("shot_010.mov", 4 * PART).parallelism(1).build());
        assertThat(waits(begun)).isTrue();

        upload.pause();
        UploadThreads.awaitNone();
        assertThat(stage.s3.openUploads()).isOne();
        assertThat(upload.progress().transferredBytes()).isEqualTo(2L * PART);
        assertThat(upload.completion()).isNotDone();
        upload.resume();
        Item item = upload.completion().get(60, TimeUnit.SECONDS);
        paused.countDown();

        assertArrived(item, S3Fixture.bytes(4 * PART));
        assertThat(partsSent()).containsExactly(1, 2, 3, 3, 4);
    }

    @Test
    void cancelledUpload_leavesNothing() throws Exception {
        int before = stage.s3.objects();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        stage.s3.tap().trouble(3, 1, (client, body) -> {
            begun.countDown();
            return !waits(over);
        });
        UploadHandle upload = stage.client
                .uploads()
                .begin(request("shot_010.mov", 4 * PART).parallelism(1).build());
        assertThat(waits(begun)).isTrue();
        assertThat(stage.s3.openUploads()).isOne();

        upload.cancel();
        CancellationException cancelled = catchThrowableOfType(
                CancellationException.class, () -> upload.completion().get(60, TimeUnit.SECONDS));
        over.countDown();

        assertThat(cancelled).isNotNull().hasNoSuppressedExceptions();
        assertThat(stage.s3.openUploads()).isZero();
        assertThat(stage.s3.objects()).isEqualTo(before);
        assertThat(partsSent()).containsExactly(1, 2, 3);
    }

    @Test
    void completionWhoseAnswerIsLost_isFoundByTheItem() throws Exception {
        stage.mock.faults().on("completeMultipartUpload").nth(1).inject(Action.resetAfterExecution());

        Item item = stage.client.uploads().upload(request(THREE_PARTS));

        assertArrived(item, S3Fixture.bytes(THREE_PARTS));
        stage.mock.journal().verify("completeMultipartUpload").once();
    }

    @Test
    void completionThatFailedForNow_isRepeated() throws Exception {
        stage.mock.faults().on("completeMultipartUpload").nth(1).inject(Action.status(500));

        Item item = stage.client.uploads().upload(request(THREE_PARTS));

        assertArrived(item, S3Fixture.bytes(THREE_PARTS));
        stage.mock.journal().verify("completeMultipartUpload").times(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 500})
    void completionThatFailsForGood_leavesNothing(int status) throws Exception {
        int before = stage.s3.objects();
        stage.mock.faults().on("completeMultipartUpload").inject(Action.status(status));

        UnfinishedUploadException failure = failure(request(THREE_PARTS));

        assertNothingIsLeft(failure, before);
    }
}
