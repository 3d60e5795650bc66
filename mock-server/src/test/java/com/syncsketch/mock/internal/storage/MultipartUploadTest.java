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

    private static final byte[] SMALL = UploadStage.bytes("not much");

    private UploadStage stage;

    @BeforeEach
    void start() throws Exception {
        stage = new UploadStage();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void fillsAnItemThatWasThereBefore() throws Exception {
        UploadStage.Open upload = stage.open("shot.mov");
        Item item = stage.item(upload.itemId());
        assertThat(item.text("status")).isEqualTo("processing");
        assertThat(item.text("type")).isEqualTo("video");
        byte[] first = random(UploadStage.MIN_PART);

        String one = stage.part(upload, 1, first);
        String two = stage.part(upload, 2, SMALL);
        assertThat(stage.storage().openUploads()).singleElement().satisfies(open -> {
            assertThat(open.itemId()).isEqualTo(upload.itemId());
            assertThat(open.parts()).extracting(StoredPart::number).containsExactly(1, 2);
        });
        assertThat(stage.complete(upload, 1, one, 2, two).statusCode()).isEqualTo(200);

        assertThat(one).isEqualTo('"' + md5(first) + '"');
        StoredObject object = stage.storage().objects().get(0);
        assertThat(object.key()).isEqualTo("uploads/" + stage.review().id() + "/" + upload.uuid() + "/shot.mov");
        assertThat(object.itemId()).isEqualTo(upload.itemId());
        assertThat(object.mediaType()).isEqualTo("video/quicktime");
        assertThat(object.size()).isEqualTo(UploadStage.MIN_PART + SMALL.length);
        assertThat(object.etag()).isEqualTo('"' + md5(HexFormat.of().parseHex(md5(first) + md5(SMALL))) + "-2\"");
        assertThat(object.sha256()).isEmpty();
        assertThat(stage.storage().openUploads()).isEmpty();
        assertThat(item.text("status")).isEqualTo("done");
        assertThat(item.members().path("size").asLong()).isEqualTo(object.size());
    }

    @Test
    void holdsJustTheFileThatWasSent(@TempDir Path folder) throws Exception {
        UploadStage.Open upload = stage.open("shot.mov");
        byte[] first = random(UploadStage.MIN_PART);
        String two = stage.part(upload, 2, SMALL);
        String one = stage.part(upload, 1, first);
        stage.complete(upload, 1, one, 2, two);
        StoredObject object = stage.storage().objects().get(0);

        Path right = Files.write(folder.resolve("right"), join(first, SMALL));
        Path longer = Files.write(folder.resolve("longer"), join(first, UploadStage.bytes("not much more")));
        byte[] other = join(first, SMALL);
        other[other.length - 1] ^= 1;
        Path wrong = Files.write(folder.resolve("wrong"), other);
        assertThat(object.contentEquals(right)).isTrue();
        assertThat(object.contentEquals(longer)).isFalse();
        assertThat(object.contentEquals(wrong)).isFalse();
    }

    @Test
    void partThatIsSentAgainReplacesTheFirst() throws Exception {
        UploadStage.Open upload = stage.open("shot.mov");
        String old = stage.part(upload, 1, UploadStage.bytes("old"));
        String fresh = stage.part(upload, 1, UploadStage.bytes("new"));

        assertThat(stage.complete(upload, 1, old).body()).contains("InvalidPart:");
        assertThat(stage.complete(upload, 1, fresh).statusCode()).isEqualTo(200);
        assertThat(stage.storage().objects().get(0).size()).isEqualTo(3);
    }

    @Test
    void completionWantsPartsThatArrivedWithTheirTags() throws Exception {
        UploadStage.Open upload = stage.open("shot.mov");
        String one = stage.part(upload, 1, random(UploadStage.MIN_PART));
        String two = stage.part(upload, 2, SMALL);

        refuses(stage.complete(upload, 1, two, 2, two), 400, "InvalidPart:");
        refuses(stage.complete(upload, 1, one, 3, two), 400, "InvalidPart:");
        refuses(stage.complete(upload, 2, two, 1, one), 400, "InvalidPartOrder:");
        refuses(stage.complete(upload, 1, one, 1, one), 400, "InvalidPartOrder:");
        refuses(stage.complete(upload), 400, "MalformedXML:");
        assertThat(stage.item(upload.itemId()).text("status")).isEqualTo("processing");
        assertThat(stage.complete(upload, 1, one.replace("\"", ""), 2, two).statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyTheLastPartMayBeSmall() throws Exception {
        UploadStage.Open upload = stage.open("shot.mov");
        String one = stage.part(upload, 1, random(UploadStage.MIN_PART - 1));
        String two = stage.part(upload, 2, SMALL);

        HttpResponse<String> refused = stage.complete(upload, 1, one, 2, two);
        refuses(refused, 400, "EntityTooSmall:");
        assertThat(refused.body()).contains("ProposedSize=5242879", "MinSizeAllowed=5242880", "PartNumber=1");
        assertThat(stage.complete(upload, 1, one).statusCode()).isEqualTo(200);
    }

    @Test
    void partsThatAreNotNamedAreDropped() throws Exception {
        UploadStage.Open upload = stage.open("shot.mov");
        stage.part(upload, 7, SMALL);
        String nine = stage.part(upload, 9, UploadStage.bytes("nine"));

        assertThat(stage.complete(upload, 9, nine).statusCode()).isEqualTo(200);
        assertThat(stage.storage().objects().get(0).parts())
                .extracting(StoredPart::number)
                .containsExactly(9);
    }

    @Test
    void completedOrAbortedUploadIsGone() throws Exception {
        UploadStage.Open done = stage.open("done.mov");
        String tag = stage.part(done, 1, SMALL);
        String late = stage.sign(done, 2);
        stage.complete(done, 1, tag);
        UploadStage.Open aborted = stage.open("aborted.mov");
        String orphan = stage.sign(aborted, 1);
        assertThat(stage.call("POST", aborted.path("abort"), null).statusCode()).isEqualTo(200);

        refuses(stage.complete(done, 1, tag), 404, "NoSuchUpload:");
        refuses(stage.call("POST", aborted.path("abort"), null), 404, "NoSuchUpload:");
        refuses(stage.call("GET", aborted.path("sign-part/1"), null), 404, "NoSuchUpload:");
        assertThat(UploadStage.code(stage.put(late, SMALL))).isEqualTo("404 NoSuchUpload");
        assertThat(UploadStage.code(stage.put(orphan, SMALL))).isEqualTo("404 NoSuchUpload");
        assertThat(stage.item(aborted.itemId()).text("status")).isEqualTo("processing");
    }

    @Test
    void uploadIsNamedByItsKeyToo() throws Exception {
        UploadStage.Open upload = stage.open("shot.mov");
        UploadStage.Open wrong =
                new UploadStage.Open(upload.itemId(), upload.uuid(), upload.uploadId(), "uploads/other.mov");

        refuses(stage.call("GET", wrong.path("sign-part/1"), null), 404, "NoSuchUpload:");
        refuses(stage.call("POST", wrong.path("abort"), null), 404, "NoSuchUpload:");
        assertThat(stage.storage().openUploads()).hasSize(1);
    }

    @Test
    void numbersGoFromOneToTenThousand() throws Exception {
        UploadStage.Open upload = stage.open("shot.mov");
        assertThat(stage.call("GET", upload.path("sign-part/0"), null).statusCode())
                .isEqualTo(400);
        assertThat(stage.call("GET", upload.path("sign-part/10001"), null).statusCode())
                .isEqualTo(400);
        assertThat(stage.part(upload, 10_000, SMALL)).isEqualTo('"' + md5(SMALL) + '"');

        // The service signs no such number, so that the storage is asked directly.
        for (String number : List.of("0", "10001", "x")) {
            String url = stage.signer()
                    .url(
                            "PUT",
                            stage.storageUrl().toString(),
                            upload.key(),
                            Map.of("partNumber", number, "uploadId", upload.uploadId()),
                            Duration.ofMinutes(1));
            HttpResponse<String> response = stage.put(url, SMALL);
            assertThat(UploadStage.code(response)).isEqualTo("400 InvalidArgument");
            assertThat(response.body())
                    .contains("Part number must be an integer between 1 and 10000, inclusive")
                    .contains("<ArgumentName>partNumber</ArgumentName><ArgumentValue>" + number);
        }
    }

    @Test
    void bodyMustTellItsLength() throws Exception {
        UploadStage.Open upload = stage.open("shot.mov");
        String url = stage.sign(upload, 1);

        HttpResponse<String> chunked = stage.storage(
                "PUT", url, HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(SMALL)));
        assertThat(UploadStage.code(chunked)).isEqualTo("501 NotImplemented");
        assertThat(chunked.body()).contains("<Header>Transfer-Encoding</Header>");
        String without = stage.raw(head(url) + "\r\n");
        assertThat(without).startsWith("HTTP/1.1 411").contains("<Code>MissingContentLength</Code>");
        assertThat(stage.storage().openUploads().get(0).parts()).isEmpty();
    }

    @Test
    void bodyThatEndsTooEarlyIsNoPart() throws Exception {
        UploadStage.Open upload = stage.open("shot.mov");

        String answer = stage.raw(head(stage.sign(upload, 1)) + "Content-Length: 100\r\n\r\nonly this");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("<Code>IncompleteBody</Code>");
        assertThat(stage.storage().openUploads().get(0).parts()).isEmpty();
    }

    @Test
    void partAboveFiveGibibytesIsRefusedAtOnce() throws Exception {
        UploadStage.Open upload = stage.open("shot.mov");

        String answer =
                stage.raw(head(stage.sign(upload, 1)) + "Expect: 100-continue\r\nContent-Length: 5368709121\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("<Code>EntityTooLarge</Code>")
                .contains("<MaxSizeAllowed>5368709120</MaxSizeAllowed>");
    }

    @Test
    void checksTheMd5ThatIsSent() throws Exception {
        UploadStage.Open upload = stage.open("shot.mov");
        String right = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(md5(SMALL)));
        String wrong = Base64.getEncoder().encodeToString(new byte[16]);
        String url = stage.sign(upload, 1);

        HttpResponse<String> refused = stage.put(url, SMALL, "Content-MD5", wrong);
        assertThat(UploadStage.code(refused)).isEqualTo("400 BadDigest");
        assertThat(refused.body()).contains("<CalculatedDigest>" + md5(SMALL));
        assertThat(UploadStage.code(stage.put(url, SMALL, "Content-MD5", "short")))
                .isEqualTo("400 InvalidDigest");
        assertThat(stage.storage().openUploads().get(0).parts()).isEmpty();
        assertThat(stage.put(url, SMALL, "Content-MD5", right).statusCode()).isEqualTo(200);
    }

    @Test
    void uploadNeedsAnItemOfTheReview() throws Exception {
        UploadStage.Open upload = stage.open("shot.mov");
        String body = "{\"review_id\": %d, \"item_data\": {\"name\": \"a\", \"uuid\": %s, \"size\": 1}}";
        long review = stage.review().id();

        assertThat(open(body, review, '"' + upload.uuid() + '"')).isEqualTo(200);
        assertThat(open(body, review, "\"nobody\"")).isEqualTo(404);
        assertThat(open(body, review, "null")).isEqualTo(400);
        assertThat(open(body, review + 500, '"' + upload.uuid() + '"')).isEqualTo(404);
    }

    private int open(String body, Object... values) throws Exception {
        return stage.call("POST", "/uploads/multipart-upload/", String.format(body, values))
                .statusCode();
    }

    @Test
    void itemTakesTheUuidOfTheClientUnlessItIsTaken() throws Exception {
        String body = "{\"review_id\": " + stage.review().id() + ", \"item_name\": \"a.png\", \"item_data\":"
                + " {\"upload_type\": \"s3\", \"uuid\": \"mine\", \"size\": 1}}";

        HttpResponse<String> first = stage.call("POST", "/uploads/stats/upload-start/", body);
        HttpResponse<String> second = stage.call("POST", "/uploads/stats/upload-start/", body);

        assertThat(UploadStage.json(first).path("item_uuid").asText()).isEqualTo("mine");
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(second.body()).contains("mine");
        assertThat(stage.items()).hasSize(1);
    }

    @Test
    void keepsBytesInAFolderThatWasAskedFor(@TempDir Path folder) throws Exception {
        try (UploadStage keeping = new UploadStage(folder, 0)) {
            byte[] first = random(UploadStage.MIN_PART);
            UploadStage.Open upload = keeping.open("../../shot 1.mov");
            keeping.part(upload, 1, UploadStage.bytes("replaced"));
            String one = keeping.part(upload, 1, first);
            String two = keeping.part(upload, 2, SMALL);
            keeping.part(upload, 3, UploadStage.bytes("not named"));
            keeping.complete(upload, 1, one, 2, two);
            UploadStage.Open aborted = keeping.open("aborted.mov");
            keeping.part(aborted, 1, SMALL);
            keeping.call("POST", aborted.path("abort"), null);

            List<Path> files = files(folder);
            assertThat(files).hasSize(1);
            assertThat(files.get(0)).hasBinaryContent(join(first, SMALL));
            String url = keeping.storage().signedUrl(upload.key(), "127.0.0.1");
            HttpResponse<String> read = keeping.get(url);
            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(read.headers().firstValue("Content-Type")).contains("video/quicktime");
            assertThat(read.headers().firstValueAsLong("Content-Length")).hasValue(UploadStage.MIN_PART + SMALL.length);
        }
    }

    private static List<Path> files(Path folder) throws Exception {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static String head(String url) {
        String rest = url.replaceFirst("http://[^/]*", "");
        String host = url.replaceFirst("http://([^/]*).*", "$1");
        return "PUT " + rest + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n";
    }

    private static void refuses(HttpResponse<String> response, int status, String words) {
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
