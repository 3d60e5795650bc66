package com.syncsketch.mock.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.model.StoredObject;
import com.syncsketch.mock.model.StoredPart;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipartUploadTest {

    private static final byte[] SMALL = UploadFixture.bytes("not much");

    private UploadFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new UploadFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void uploadsTheFileOfAnItem() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");
        Item item = fixture.item(upload.itemId());
        assertThat(item.text("status")).isEqualTo("processing");
        assertThat(item.text("type")).isEqualTo("video");
        byte[] first = random(UploadFixture.MIN_PART);

        String one = fixture.part(upload, 1, first);
        String two = fixture.part(upload, 2, SMALL);
        assertThat(fixture.storage().openUploads()).singleElement().satisfies(open -> {
            assertThat(open.itemId()).isEqualTo(upload.itemId());
            assertThat(open.parts()).extracting(StoredPart::number).containsExactly(1, 2);
        });
        assertThat(fixture.complete(upload, 1, one, 2, two).statusCode()).isEqualTo(200);

        assertThat(one).isEqualTo('"' + md5(first) + '"');
        StoredObject object = fixture.storage().objects().get(0);
        assertThat(object.key())
                .isEqualTo(
                        "uploads/" + fixture.review().id() + "/" + upload.uuid() + "/" + upload.itemId() + "/shot.mov");
        assertThat(object.itemId()).isEqualTo(upload.itemId());
        assertThat(object.mediaType()).isEqualTo("video/quicktime");
        assertThat(object.size()).isEqualTo(UploadFixture.MIN_PART + SMALL.length);
        assertThat(object.etag()).isEqualTo('"' + md5(HexFormat.of().parseHex(md5(first) + md5(SMALL))) + "-2\"");
        assertThat(object.sha256()).isEmpty();
        assertThat(fixture.storage().openUploads()).isEmpty();
        assertThat(item.text("status")).isEqualTo("done");
        assertThat(item.fields().path("size").asLong()).isEqualTo(object.size());
    }

    @Test
    void storedObjectHasTheContentOfTheFile(@TempDir Path folder) throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");
        byte[] first = random(UploadFixture.MIN_PART);
        String two = fixture.part(upload, 2, SMALL);
        String one = fixture.part(upload, 1, first);
        fixture.complete(upload, 1, one, 2, two);
        StoredObject object = fixture.storage().objects().get(0);

        Path right = Files.write(folder.resolve("right"), join(first, SMALL));
        Path longer = Files.write(folder.resolve("longer"), join(first, UploadFixture.bytes("not much more")));
        byte[] other = join(first, SMALL);
        other[other.length - 1] ^= 1;
        Path wrong = Files.write(folder.resolve("wrong"), other);
        assertThat(object.contentEquals(right)).isTrue();
        assertThat(object.contentEquals(longer)).isFalse();
        assertThat(object.contentEquals(wrong)).isFalse();
    }

    @Test
    void repeatedPartReplacesTheFirst() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");
        String old = fixture.part(upload, 1, UploadFixture.bytes("old"));
        String fresh = fixture.part(upload, 1, UploadFixture.bytes("new"));

        assertThat(fixture.complete(upload, 1, old).body()).contains("InvalidPart:");
        assertThat(fixture.complete(upload, 1, fresh).statusCode()).isEqualTo(200);
        assertThat(fixture.storage().objects().get(0).size()).isEqualTo(3);
    }

    @Test
    void completionRequiresStoredPartsWithTheirEtags() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");
        String one = fixture.part(upload, 1, random(UploadFixture.MIN_PART));
        String two = fixture.part(upload, 2, SMALL);

        assertRejected(fixture.complete(upload, 1, two, 2, two), 400, "InvalidPart:");
        assertRejected(fixture.complete(upload, 1, one, 3, two), 400, "InvalidPart:");
        assertRejected(fixture.complete(upload, 2, two, 1, one), 400, "InvalidPartOrder:");
        assertRejected(fixture.complete(upload, 1, one, 1, one), 400, "InvalidPartOrder:");
        assertRejected(fixture.complete(upload), 400, "MalformedXML:");
        assertThat(fixture.item(upload.itemId()).text("status")).isEqualTo("processing");
        assertThat(fixture.complete(upload, 1, one.replace("\"", ""), 2, two).statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyTheLastPartMayBeSmallerThanTheMinimum() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");
        String one = fixture.part(upload, 1, random(UploadFixture.MIN_PART - 1));
        String two = fixture.part(upload, 2, SMALL);

        HttpResponse<String> rejected = fixture.complete(upload, 1, one, 2, two);
        assertRejected(rejected, 400, "EntityTooSmall:");
        assertThat(rejected.body()).contains("ProposedSize=5242879", "MinSizeAllowed=5242880", "PartNumber=1");
        assertThat(fixture.complete(upload, 1, one).statusCode()).isEqualTo(200);
    }

    @Test
    void unlistedPartsAreDiscarded() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");
        fixture.part(upload, 7, SMALL);
        String nine = fixture.part(upload, 9, UploadFixture.bytes("nine"));

        assertThat(fixture.complete(upload, 9, nine).statusCode()).isEqualTo(200);
        assertThat(fixture.storage().objects().get(0).parts())
                .extracting(StoredPart::number)
                .containsExactly(9);
    }

    @Test
    void completedOrAbortedUploadNoLongerExists() throws Exception {
        UploadFixture.Open done = fixture.open("done.mov");
        String tag = fixture.part(done, 1, SMALL);
        String late = fixture.sign(done, 2);
        fixture.complete(done, 1, tag);
        UploadFixture.Open aborted = fixture.open("aborted.mov");
        String orphan = fixture.sign(aborted, 1);
        assertThat(fixture.call("POST", aborted.path("abort"), null).statusCode())
                .isEqualTo(200);

        assertRejected(fixture.complete(done, 1, tag), 404, "NoSuchUpload:");
        assertRejected(fixture.call("POST", aborted.path("abort"), null), 404, "NoSuchUpload:");
        assertRejected(fixture.call("GET", aborted.path("sign-part/1"), null), 404, "NoSuchUpload:");
        assertThat(UploadFixture.code(fixture.put(late, SMALL))).isEqualTo("404 NoSuchUpload");
        assertThat(UploadFixture.code(fixture.put(orphan, SMALL))).isEqualTo("404 NoSuchUpload");
        assertThat(fixture.item(aborted.itemId()).text("status")).isEqualTo("processing");
    }

    @Test
    void uploadIsIdentifiedByIdAndKey() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");
        UploadFixture.Open wrong =
                new UploadFixture.Open(upload.itemId(), upload.uuid(), upload.uploadId(), "uploads/other.mov");

        assertRejected(fixture.call("GET", wrong.path("sign-part/1"), null), 404, "NoSuchUpload:");
        assertRejected(fixture.call("POST", wrong.path("abort"), null), 404, "NoSuchUpload:");
        assertThat(fixture.storage().openUploads()).hasSize(1);
    }

    @Test
    void partNumbersAreFromOneToTenThousand() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");
        assertThat(fixture.call("GET", upload.path("sign-part/0"), null).statusCode())
                .isEqualTo(400);
        assertThat(fixture.call("GET", upload.path("sign-part/10001"), null).statusCode())
                .isEqualTo(400);
        assertThat(fixture.part(upload, 10_000, SMALL)).isEqualTo('"' + md5(SMALL) + '"');

        // The service does not sign such a number, so the request goes directly to the storage.
        for (String number : List.of("0", "10001", "x")) {
            String url = fixture.signer()
                    .url(
                            "PUT",
                            fixture.storageUrl().toString(),
                            upload.key(),
                            Map.of("partNumber", number, "uploadId", upload.uploadId()),
                            Duration.ofMinutes(1));
            HttpResponse<String> response = fixture.put(url, SMALL);
            assertThat(UploadFixture.code(response)).isEqualTo("400 InvalidArgument");
            assertThat(response.body())
                    .contains("Part number must be an integer between 1 and 10000, inclusive")
                    .contains("<ArgumentName>partNumber</ArgumentName><ArgumentValue>" + number);
        }
    }

    @Test
    void bodyRequiresContentLength() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");
        String url = fixture.sign(upload, 1);

        HttpResponse<String> chunked = fixture.storage(
                "PUT", url, HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(SMALL)));
        assertThat(UploadFixture.code(chunked)).isEqualTo("501 NotImplemented");
        assertThat(chunked.body()).contains("<Header>Transfer-Encoding</Header>");
        String without = fixture.raw(head(url) + "\r\n");
        assertThat(without).startsWith("HTTP/1.1 411").contains("<Code>MissingContentLength</Code>");
        assertThat(fixture.storage().openUploads().get(0).parts()).isEmpty();
    }

    @Test
    void truncatedBodyIsRejected() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");

        String response = fixture.raw(head(fixture.sign(upload, 1)) + "Content-Length: 100\r\n\r\nonly this");

        assertThat(response).startsWith("HTTP/1.1 400").contains("<Code>IncompleteBody</Code>");
        assertThat(fixture.storage().openUploads().get(0).parts()).isEmpty();
    }

    @Test
    void partLargerThanFiveGibibytesIsRejectedAtOnce() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");

        String response = fixture.raw(
                head(fixture.sign(upload, 1)) + "Expect: 100-continue\r\nContent-Length: 5368709121\r\n\r\n");

        assertThat(response)
                .startsWith("HTTP/1.1 400")
                .contains("<Code>EntityTooLarge</Code>")
                .contains("<MaxSizeAllowed>5368709120</MaxSizeAllowed>");
    }

    @Test
    void verifiesContentMd5() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");
        String right = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(md5(SMALL)));
        String wrong = Base64.getEncoder().encodeToString(new byte[16]);
        String url = fixture.sign(upload, 1);

        HttpResponse<String> rejected = fixture.put(url, SMALL, "Content-MD5", wrong);
        assertThat(UploadFixture.code(rejected)).isEqualTo("400 BadDigest");
        assertThat(rejected.body()).contains("<CalculatedDigest>" + md5(SMALL));
        assertThat(UploadFixture.code(fixture.put(url, SMALL, "Content-MD5", "short")))
                .isEqualTo("400 InvalidDigest");
        assertThat(fixture.storage().openUploads().get(0).parts()).isEmpty();
        assertThat(fixture.put(url, SMALL, "Content-MD5", right).statusCode()).isEqualTo(200);
    }

    @Test
    void uploadRequiresAnItemOfTheReview() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");
        String body = "{\"review_id\": %d, \"item_data\": {\"name\": \"a\", \"uuid\": %s, \"size\": 1}}";
        long review = fixture.review().id();

        assertThat(open(body, review, '"' + upload.uuid() + '"')).isEqualTo(200);
        assertThat(open(body, review, "\"nobody\"")).isEqualTo(404);
        assertThat(open(body, review, "null")).isEqualTo(400);
        assertThat(open(body, review + 500, '"' + upload.uuid() + '"')).isEqualTo(404);
    }

    private int open(String body, Object... values) throws Exception {
        return fixture.call("POST", "/uploads/multipart-upload/", String.format(body, values))
                .statusCode();
    }

    @Test
    void itemGetsTheRequestedUuidUnlessItIsTaken() throws Exception {
        String body = "{\"review_id\": " + fixture.review().id() + ", \"item_name\": \"a.png\", \"item_data\":"
                + " {\"upload_type\": \"s3\", \"uuid\": \"mine\", \"size\": 1}}";

        HttpResponse<String> first = fixture.call("POST", "/uploads/stats/upload-start/", body);
        HttpResponse<String> second = fixture.call("POST", "/uploads/stats/upload-start/", body);

        assertThat(UploadFixture.json(first).path("item_uuid").asText()).isEqualTo("mine");
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(second.body()).contains("mine");
        assertThat(fixture.items()).hasSize(1);
    }

    @Test
    void keepsContentInTheConfiguredFolder(@TempDir Path folder) throws Exception {
        try (UploadFixture keeping = new UploadFixture(folder, 0)) {
            byte[] first = random(UploadFixture.MIN_PART);
            UploadFixture.Open upload = keeping.open("../../shot 1.mov");
            keeping.part(upload, 1, UploadFixture.bytes("replaced"));
            String one = keeping.part(upload, 1, first);
            String two = keeping.part(upload, 2, SMALL);
            keeping.part(upload, 3, UploadFixture.bytes("not named"));
            keeping.complete(upload, 1, one, 2, two);
            UploadFixture.Open aborted = keeping.open("aborted.mov");
            keeping.part(aborted, 1, SMALL);
            keeping.call("POST", aborted.path("abort"), null);

            List<Path> files = files(folder);
            assertThat(files).hasSize(1);
            assertThat(files.get(0)).hasBinaryContent(join(first, SMALL));
            String url = keeping.storage().signedUrl(upload.key(), UploadFixture.API);
            HttpResponse<String> read = keeping.get(url);
            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(read.headers().firstValue("Content-Type")).contains("video/quicktime");
            assertThat(read.headers().firstValueAsLong("Content-Length"))
                    .hasValue(UploadFixture.MIN_PART + SMALL.length);
        }
    }

    private static List<Path> files(Path folder) throws Exception {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("lock"))
                    .toList();
        }
    }

    private static String head(String url) {
        String rest = url.replaceFirst("http://[^/]*", "");
        String host = url.replaceFirst("http://([^/]*).*", "$1");
        return "PUT " + rest + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n";
    }

    private static void assertRejected(HttpResponse<String> response, int status, String words) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":\"").contains(words);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static String md5(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }
}
