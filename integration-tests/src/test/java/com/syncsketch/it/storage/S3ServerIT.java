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

/** What the S3 server of these tests checks, and what it does not: its yes to an upload is worth as much. */
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
        HttpResponse<String> answer =
                S3Fixture.put(storage.signPart(KEY, upload, number), BodyPublishers.ofByteArray(bytes));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new Part(number, answer.headers().firstValue("ETag").orElseThrow());
    }

    private void complete(Part... parts) {
        storage.completeUpload(KEY, upload, List.of(parts));
    }

    private static void refuses(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("<Code>" + code + "</Code>");
    }

    private static void refuses(ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ExternalStorageException.class, e -> {
            assertThat(e.status()).isEqualTo(status);
            assertThat(e.code()).isEqualTo(code);
        });
    }

    @Test
    void partThatIsSentAgain_replacesTheFirst() throws Exception {
        Part old = send(1, S3Fixture.bytes(5));
        Part fresh = send(1, S3Fixture.bytes(7));

        refuses(() -> complete(old), 400, "InvalidPart");
        complete(fresh);

        assertThat(server.sha256(KEY)).isEqualTo(S3Server.sha256(S3Fixture.bytes(7)));
    }

    @Test
    void wrongMd5_isRefused() throws Exception {
        URI address = storage.signPart(KEY, upload, 1);
        byte[] bytes = S3Fixture.bytes(100);
        byte[] digest = MessageDigest.getInstance("MD5").digest(bytes);
        String right = Base64.getEncoder().encodeToString(digest);
        digest[0]++;
        String wrong = Base64.getEncoder().encodeToString(digest);

        refuses(S3Fixture.put(address, BodyPublishers.ofByteArray(bytes), "Content-MD5", wrong), 400, "BadDigest");
        assertThat(S3Fixture.put(address, BodyPublishers.ofByteArray(bytes), "Content-MD5", right)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void wrongLists_areRefusedAndTheUploadStaysOpen() throws Exception {
        Part one = send(1, S3Fixture.bytes(5 * 1024 * 1024));
        Part two = send(2, S3Fixture.bytes(10));

        refuses(() -> complete(two, one), 400, "InvalidPartOrder");
        refuses(() -> complete(new Part(1, two.etag()), two), 400, "InvalidPart");
        refuses(() -> complete(one, new Part(3, two.etag())), 400, "InvalidPart");
        complete(one, two);

        assertThat(server.openUploads()).isZero();
    }

    @Test
    void smallPartThatIsNotTheLast_isRefused() throws Exception {
        Part one = send(1, S3Fixture.bytes(100));
        Part two = send(2, S3Fixture.bytes(10));

        refuses(() -> complete(one, two), 400, "EntityTooSmall");
    }

    @Test
    void abortedUpload_isGone() throws Exception {
        Part part = send(1, S3Fixture.bytes(5));
        URI address = storage.signPart(KEY, upload, 2);

        storage.abortUpload(KEY, upload);

        assertThat(server.openUploads()).isZero();
        refuses(() -> complete(part), 404, "NoSuchUpload");
        // Amazon refuses this; the service, which signs only for open uploads, does, too.
        assertThat(S3Fixture.put(address, BodyPublishers.ofString("x")).statusCode())
                .isEqualTo(200);
    }

    /** Why requests are looked at: this server takes what Amazon refuses. The check on requests notices each of them. */
    @Test
    void whatThisServerForgives_isSeenOnTheRequest() throws Exception {
        URI address = storage.signPart(KEY, upload, 1);

        HttpResponse<String> chunked = S3Fixture.put(
                address, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(S3Fixture.bytes(100))));
        HttpResponse<String> credentials = S3Fixture.put(
                address, BodyPublishers.ofByteArray(S3Fixture.bytes(100)), "Authorization", "x y:z");

        assertThat(chunked.statusCode()).isEqualTo(200);
        assertThat(credentials.statusCode()).isEqualTo(200);
        assertThat(server.tap().heads())
                .hasSize(2)
                .allSatisfy(head -> assertThatThrownBy(() -> S3Fixture.assertAmazonWouldTake(head))
                        .isInstanceOf(AssertionError.class));
    }
}
