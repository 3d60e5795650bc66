package com.syncsketch.it.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.model.CompletedPart;
import com.syncsketch.sdk.model.Item;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads in parts to a real S3 server. */
class PartsIT {

    /** The smallest part that need not be the last one: 5 MiB. */
    private static final int MIN_PART = 5 * 1024 * 1024;

    private static StorageStage stage;

    @BeforeAll
    static void start() throws Exception {
        stage = new StorageStage();
    }

    @AfterAll
    static void stop() throws Exception {
        stage.close();
    }

    private static StepUpload open(String name) {
        return new StepUpload(stage, name, 5);
    }

    private static void refuses(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("<Code>" + code + "</Code>");
    }

    private static void refuses(ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(status))
                .hasMessageContaining(code);
    }

    @Test
    void partsInAnyOrder_areTheFileInTheirOrder() throws Exception {
        byte[] file = StorageStage.bytes(2 * MIN_PART + 1000);
        StepUpload upload = new StepUpload(stage, "shot_010.mov", file.length);

        CompletedPart three = upload.send(3, Arrays.copyOfRange(file, 2 * MIN_PART, file.length));
        CompletedPart one = upload.send(1, Arrays.copyOfRange(file, 0, MIN_PART));
        CompletedPart two = upload.send(2, Arrays.copyOfRange(file, MIN_PART, 2 * MIN_PART));
        upload.complete(one, two, three);

        assertThat(stage.s3.sha256(upload.key)).isEqualTo(S3Server.sha256(file));
        assertThat(stage.s3.mediaType(upload.key)).isEqualTo("video/quicktime");
        Item item = stage.item(upload.itemId);
        assertThat(item.getStatus()).hasToString("done");
        assertThat(StorageStage.sha256At(item.getUrl())).isEqualTo(S3Server.sha256(file));
        assertThat(stage.s3.tap().heads())
                .filteredOn(head -> head.line().startsWith("PUT ")
                        && head.line().contains(URI.create(item.getUrl()).getRawPath()))
                .hasSize(3)
                .allSatisfy(StorageStage::assertAmazonWouldTake);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.mov", "é 日本 +&=%.mov", "\"quoted\" 'name';.mov", "#a?b.mov"})
    void anyName_isSignedAsItIsSent(String name) throws Exception {
        StepUpload upload = open(name);

        upload.complete(upload.send(1, StorageStage.bytes(5)));

        assertThat(upload.key).endsWith("/" + name);
        assertThat(stage.s3.sha256(upload.key)).isEqualTo(S3Server.sha256(StorageStage.bytes(5)));
        assertThat(StorageStage.sha256At(stage.item(upload.itemId).getUrl()))
                .isEqualTo(S3Server.sha256(StorageStage.bytes(5)));
    }

    @Test
    void partThatIsSentAgain_replacesTheFirst() throws Exception {
        StepUpload upload = open("again.mov");
        CompletedPart old = upload.send(1, StorageStage.bytes(5));
        CompletedPart fresh = upload.send(1, StorageStage.bytes(7));

        refuses(() -> upload.complete(old), 400, "InvalidPart");
        upload.complete(fresh);

        assertThat(stage.s3.sha256(upload.key)).isEqualTo(S3Server.sha256(StorageStage.bytes(7)));
    }

    @Test
    void tamperedAddress_isRefused() throws Exception {
        String address = open("tampered.mov").sign(1).toString();

        for (String tampered : new String[] {
            address.replaceFirst("(?<=X-Amz-Signature=[0-9a-f]{63})[0-9a-f]", address.endsWith("0") ? "1" : "0"),
            address.replace("partNumber=1", "partNumber=2"),
            address.replace("tampered.mov", "another.mov"),
            address.replaceFirst("X-Amz-Expires=\\d+", "X-Amz-Expires=604800")
        }) {
            assertThat(tampered).isNotEqualTo(address);
            refuses(StorageStage.put(URI.create(tampered), BodyPublishers.ofString("x")), 403, "SignatureDoesNotMatch");
        }
        assertThat(StorageStage.put(URI.create(address), BodyPublishers.ofString("x"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void expiredAddress_isRefusedAndSigningAnewHelps() throws Exception {
        StepUpload upload = open("late.mov");
        stage.s3.storage().signExpired(true);
        URI expired = upload.sign(1);
        stage.s3.storage().signExpired(false);

        refuses(StorageStage.put(expired, BodyPublishers.ofString("x")), 403, "AccessDenied");
        assertThat(upload.send(1, StorageStage.bytes(5)).getEtag()).isNotEmpty();
    }

    @Test
    void wrongMd5_isRefused() throws Exception {
        URI address = open("md5.mov").sign(1);
        byte[] bytes = StorageStage.bytes(100);
        byte[] digest = MessageDigest.getInstance("MD5").digest(bytes);
        String right = Base64.getEncoder().encodeToString(digest);
        digest[0]++;
        String wrong = Base64.getEncoder().encodeToString(digest);

        refuses(StorageStage.put(address, BodyPublishers.ofByteArray(bytes), "Content-MD5", wrong), 400, "BadDigest");
        assertThat(StorageStage.put(address, BodyPublishers.ofByteArray(bytes), "Content-MD5", right)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void wrongLists_areRefusedAndTheUploadStaysOpen() throws Exception {
        byte[] file = StorageStage.bytes(MIN_PART + 10);
        StepUpload upload = new StepUpload(stage, "order.mov", file.length);
        CompletedPart one = upload.send(1, Arrays.copyOf(file, MIN_PART));
        CompletedPart two = upload.send(2, Arrays.copyOfRange(file, MIN_PART, file.length));

        refuses(() -> upload.complete(two, one), 400, "InvalidPartOrder");
        refuses(() -> upload.complete(StepUpload.part(1, two.getEtag()), two), 400, "InvalidPart");
        refuses(() -> upload.complete(one, StepUpload.part(3, two.getEtag())), 400, "InvalidPart");
        upload.complete(one, two);

        assertThat(stage.s3.sha256(upload.key)).isEqualTo(S3Server.sha256(file));
    }

    @Test
    void smallPartThatIsNotTheLast_isRefused() throws Exception {
        StepUpload upload = open("small.mov");
        CompletedPart one = upload.send(1, StorageStage.bytes(100));
        CompletedPart two = upload.send(2, StorageStage.bytes(10));

        refuses(() -> upload.complete(one, two), 400, "EntityTooSmall");
    }

    @Test
    void abortedUpload_isGone() throws Exception {
        int before = stage.s3.openUploads();
        StepUpload upload = open("aborted.mov");
        CompletedPart part = upload.send(1, StorageStage.bytes(5));
        assertThat(stage.s3.openUploads()).isEqualTo(before + 1);

        upload.abort();

        assertThat(stage.s3.openUploads()).isEqualTo(before);
        refuses(() -> upload.sign(1), 404, "NoSuchUpload");
        refuses(() -> upload.complete(part), 404, "NoSuchUpload");
    }

    /** Why requests are looked at: this server takes what Amazon refuses. The check on requests notices each of them. */
    @Test
    void whatThisServerForgives_isSeenOnTheRequest() throws Exception {
        StepUpload upload = open("forgiven.mov");
        URI address = upload.sign(1);

        HttpResponse<String> chunked = StorageStage.put(
                address, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(StorageStage.bytes(100))));
        HttpResponse<String> credentials = StorageStage.put(
                address,
                BodyPublishers.ofByteArray(StorageStage.bytes(100)),
                "Authorization",
                "apikey " + stage.mock.user() + ":" + stage.mock.key());

        assertThat(chunked.statusCode()).isEqualTo(200);
        assertThat(credentials.statusCode()).isEqualTo(200);
        assertThat(stage.s3.tap().heads())
                .filteredOn(head -> head.line().contains("/forgiven.mov?"))
                .hasSize(2)
                .allSatisfy(head -> assertThatThrownBy(() -> StorageStage.assertAmazonWouldTake(head))
                        .isInstanceOf(AssertionError.class));
    }
}
