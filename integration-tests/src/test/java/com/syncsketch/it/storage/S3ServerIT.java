package com.syncsketch.it.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.mock.model.ExternalStorage.Part;
import com.syncsketch.mock.model.ExternalStorageException;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests which checks the S3 server of these tests performs, because its acceptance of an upload proves no more than that.
 */
class S3ServerIT {

    private static final String KEY = "uploads/a.mov";

    private S3Server server;
    private S3Storage storage;
    private String upload;

    @BeforeEach
    void start() throws Exception {
        server = S3Server.start();
        storage = server.storage();
        upload = storage.createUpload(KEY, "video/quicktime");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private Part send(int number, byte[] bytes) throws Exception {
        HttpResponse<String> response =
                S3Fixture.put(storage.signPart(KEY, upload, number), BodyPublishers.ofByteArray(bytes));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new Part(number, response.headers().firstValue("ETag").orElseThrow());
    }

    private void complete(Part... parts) {
        storage.completeUpload(KEY, upload, List.of(parts));
    }

    private static void assertError(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("<Code>" + code + "</Code>");
    }

    private static void assertError(ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ExternalStorageException.class, e -> {
            assertThat(e.status()).isEqualTo(status);
            assertThat(e.code()).isEqualTo(code);
        });
    }

    @Test
    void partThatIsSentAgain_replacesTheFirst() throws Exception {
        Part old = send(1, S3Fixture.bytes(5));
        Part replacement = send(1, S3Fixture.bytes(7));

        assertError(() -> complete(old), 400, "InvalidPart");
        complete(replacement);

        assertThat(server.sha256(KEY)).isEqualTo(S3Server.sha256(S3Fixture.bytes(7)));
    }

    @Test
    void wrongMd5_isRejected() throws Exception {
        URI url = storage.signPart(KEY, upload, 1);
        byte[] bytes = S3Fixture.bytes(100);
        byte[] digest = MessageDigest.getInstance("MD5").digest(bytes);
        String correct = Base64.getEncoder().encodeToString(digest);
        digest[0]++;
        String wrong = Base64.getEncoder().encodeToString(digest);

        assertError(S3Fixture.put(url, BodyPublishers.ofByteArray(bytes), "Content-MD5", wrong), 400, "BadDigest");
        assertThat(S3Fixture.put(url, BodyPublishers.ofByteArray(bytes), "Content-MD5", correct)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void invalidPartLists_areRejectedAndTheUploadStaysOpen() throws Exception {
        Part one = send(1, S3Fixture.bytes(5 * 1024 * 1024));
        Part two = send(2, S3Fixture.bytes(10));

        assertError(() -> complete(two, one), 400, "InvalidPartOrder");
        assertError(() -> complete(new Part(1, two.etag()), two), 400, "InvalidPart");
        assertError(() -> complete(one, new Part(3, two.etag())), 400, "InvalidPart");
        complete(one, two);

        assertThat(server.openUploads()).isZero();
    }

    @Test
    void smallPartBeforeTheLast_isRejected() throws Exception {
        Part one = send(1, S3Fixture.bytes(100));
        Part two = send(2, S3Fixture.bytes(10));

        assertError(() -> complete(one, two), 400, "EntityTooSmall");
    }

    @Test
    void abortedUpload_isGone() throws Exception {
        Part part = send(1, S3Fixture.bytes(5));
        URI url = storage.signPart(KEY, upload, 2);

        storage.abortUpload(KEY, upload);

        assertThat(server.openUploads()).isZero();
        assertError(() -> complete(part), 404, "NoSuchUpload");
        // Amazon rejects this, and so does the service, which signs parts of open uploads only.
        assertThat(S3Fixture.put(url, BodyPublishers.ofString("x")).statusCode())
                .isEqualTo(200);
    }

    /** This server accepts requests that Amazon rejects, so the tests check the recorded requests. Tests that check. */
    @Test
    void requestsThatAmazonWouldReject_areDetected() throws Exception {
        URI url = storage.signPart(KEY, upload, 1);

        HttpResponse<String> chunked =
                S3Fixture.put(url, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(S3Fixture.bytes(100))));
        HttpResponse<String> credentials =
                S3Fixture.put(url, BodyPublishers.ofByteArray(S3Fixture.bytes(100)), "Authorization", "x y:z");

        assertThat(chunked.statusCode()).isEqualTo(200);
        assertThat(credentials.statusCode()).isEqualTo(200);
        assertThat(server.relay().heads())
                .hasSize(2)
                .allSatisfy(head -> assertThatThrownBy(() -> S3Fixture.assertAcceptableForAmazon(head))
                        .isInstanceOf(AssertionError.class));
    }
}
