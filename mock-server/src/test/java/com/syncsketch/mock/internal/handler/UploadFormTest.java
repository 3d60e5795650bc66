package com.syncsketch.mock.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.storage.UploadFixture;
import com.syncsketch.mock.model.StoredObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadFormTest {

    private static final String FORM = "multipart/form-data; boundary=b0undary";
    private static final byte[] MOVIE = UploadFixture.bytes("movie");

    private UploadFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new UploadFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private String path() {
        return "/items/uploadToReview/" + fixture.review().id() + "/";
    }

    private HttpResponse<String> upload(String query, Map<String, String> texts, String fileName, byte[] file)
            throws Exception {
        return fixture.post(path() + query, FORM, UploadFixture.parts(texts, "reviewFile", fileName, file));
    }

    private static Map<String, String> texts(String... namesAndValues) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            texts.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return texts;
    }

    @Test
    void createsAnItemFromAFile() throws Exception {
        HttpResponse<String> response = upload("", texts("artist", "Ada", "name", ""), "shot 1.mov", MOVIE);

        JsonNode reply = UploadFixture.json(response);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(reply.path("status").asText()).isEqualTo("processing");
        assertThat(reply.path("url").isNull()).isTrue();
        Item item = fixture.item(reply.path("id").asLong());
        assertThat(item.text("uuid")).isEqualTo(reply.path("uuid").asText());
        assertThat(item.text("name")).isEqualTo("shot 1.mov");
        assertThat(item.text("artist")).isEqualTo("Ada");
        assertThat(item.text("type")).isEqualTo("video");
        assertThat(item.text("status")).isEqualTo("done");
        assertThat(item.fields().path("size").asLong()).isEqualTo(5);
        assertThat(fixture.review().items()).containsExactly(item);
        StoredObject object = fixture.storage().objects().get(0);
        assertThat(object.itemId()).isEqualTo(item.id());
        assertThat(object.key()).endsWith("/" + item.id() + "/shot 1.mov");
        assertThat(object.md5()).contains("aed34b9f60ee115dfa7918b742336277");
    }

    @Test
    void nameAndDescriptionAreTakenFromTheForm() throws Exception {
        JsonNode reply = UploadFixture.json(
                upload("", texts("name", "Größe.mov", "description", "First pass"), "local.png", MOVIE));

        Item item = fixture.item(reply.path("id").asLong());
        assertThat(item.text("name")).isEqualTo("Größe.mov");
        assertThat(item.text("description")).isEqualTo("First pass");
        assertThat(item.text("type")).isEqualTo("image");
    }

    @Test
    void typeInTheQueryTakesPrecedence() throws Exception {
        JsonNode reply = UploadFixture.json(upload("?type=image360&noConvertFlag=1", texts(), "pano.jpg", MOVIE));

        assertThat(fixture.item(reply.path("id").asLong()).text("type")).isEqualTo("image360");
    }

    @Test
    void unknownExtensionHasNoType() throws Exception {
        JsonNode reply = UploadFixture.json(upload("", texts(), "scene.glb", MOVIE));

        assertThat(fixture.item(reply.path("id").asLong()).fields().path("type").isNull())
                .isTrue();
    }

    @Test
    void newVersionIsANewRevisionOfTheSameItem() throws Exception {
        long first = UploadFixture.json(upload("", texts(), "v1.mov", MOVIE))
                .path("id")
                .asLong();

        HttpResponse<String> second =
                upload("?itemParentId=" + first, texts(), "v2.mov", UploadFixture.bytes("better"));
        HttpResponse<String> third =
                upload("?itemParentId=" + first, texts("name", "Final"), "v2.mov", UploadFixture.bytes("best"));

        assertThat(UploadFixture.json(second).path("id").asLong()).isEqualTo(first);
        assertThat(UploadFixture.json(second).path("name").asText()).isEqualTo("v1.mov");
        assertThat(UploadFixture.json(third).path("name").asText()).isEqualTo("Final");
        Item item = fixture.item(first);
        assertThat(fixture.review().items()).containsExactly(item);
        assertThat(item.revisions()).hasSize(3);
        assertThat(item.fields().path("size").asLong()).isEqualTo(4);
        // Three objects: a version does not overwrite another one with the same name.
        assertThat(fixture.storage().objects()).extracting(StoredObject::size).containsExactly(5L, 6L, 4L);
    }

    @Test
    void newVersionRequiresAnItemOfTheReview() throws Exception {
        assertThat(upload("?itemParentId=99999", texts(), "v2.mov", MOVIE).statusCode())
                .isEqualTo(404);
        assertThat(fixture.storage().objects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a %22b%22.mov, a \"b\".mov",
        "100%.mov, 100%.mov",
        "100%20.mov, 100%20.mov",
        "kürbis 🎃.mov, kürbis 🎃.mov",
        "C:\\dailies\\shot.mov, shot.mov",
        "/home/ada/shot.mov, shot.mov",
        "a;b.mov, a;b.mov",
        "x\"; filename*=UTF-8''k%C3%BCrbis+1.mov; a=\", kürbis+1.mov",
    })
    void fileNameIsDecodedInAllNotations(String sent, String name) throws Exception {
        JsonNode reply = UploadFixture.json(upload("", texts(), sent, MOVIE));

        assertThat(reply.path("name").asText()).isEqualTo(name);
    }

    @Test
    void escapedQuoteInTheFileNameIsUnescaped() throws Exception {
        JsonNode reply = UploadFixture.json(upload("", texts(), "a \\\"b\\\".mov", MOVIE));

        assertThat(reply.path("name").asText()).isEqualTo("a \"b\".mov");
    }

    @Test
    void emptyFileIsAccepted() throws Exception {
        HttpResponse<String> response = upload("", texts("name", "empty.mov"), "empty.mov", new byte[0]);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(fixture.storage().objects().get(0).size()).isZero();
    }

    @Test
    void partsAreValidatedAgainstTheContract() throws Exception {
        assertRejected(upload("", texts("frames", "7"), "a.mov", MOVIE), 400, "frames");
        assertRejected(
                fixture.post(path(), FORM, UploadFixture.parts(texts(), "file", "a.mov", MOVIE)), 400, "reviewFile");
        assertRejected(upload("", texts("name", "x".repeat(70_000)), "a.mov", MOVIE), 400, "name");
        assertRejected(upload("", texts("reviewFile", "text"), "a.mov", MOVIE), 400, "file name");
        assertRejected(upload("", texts(), "", MOVIE), 400, "file name");
        assertRejected(upload("?colour=red", texts(), "a.mov", MOVIE), 400, "colour");
        assertRejected(fixture.post(path(), "text/plain", MOVIE), 400, "Content-Type");
        assertRejected(fixture.post("/items/uploadToReview/99999/", FORM, new byte[0]), 404, "99999");
        assertThat(fixture.items()).isEmpty();
        assertThat(fixture.storage().objects()).isEmpty();
    }

    @Test
    void duplicatePartIsRejected() throws Exception {
        String twice = "--b0undary\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\none\r\n".repeat(2)
                + new String(UploadFixture.parts(texts(), "reviewFile", "a.mov", MOVIE), StandardCharsets.UTF_8);

        assertRejected(fixture.post(path(), FORM, UploadFixture.bytes(twice)), 400, "twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no form at all",
                "--b0undary",
                "--b0undary\r\n",
                "--b0undary\r\n\r\nno head\r\n--b0undary--\r\n",
                "--b0undary\r\nContent-Disposition: attachment\r\n\r\nx\r\n--b0undary--\r\n",
                "--b0undary\r\nContent-Disposition: form-data; filename=\"a.mov\"\r\n\r\nx\r\n--b0undary--\r\n",
                "--b0undary\r\nContent-Disposition: form-data; name=\"reviewFile\"; filename=\"a.mov\"\r\n\r\ncut off",
                "--b0undary\r\nContent-Disposition: form-data; name=\"x\"; filename*=\"UTF-8''%zz\"\r\n\r\nx\r\n--b0undary--",
                "--b0undary\r\n: \r\n\u0000\r\n--b0undary--\r\n",
                "--other\r\nContent-Disposition: form-data; name=\"reviewFile\"; filename=\"a.mov\"\r\n\r\nx\r\n--other--\r\n",
            })
    void malformedFormIsReported(String body) throws Exception {
        HttpResponse<String> response = fixture.post(path(), FORM, UploadFixture.bytes(body));

        assertRejected(response, 400, "orm");
        assertThat(response.body()).doesNotContain("\\tat ", "Exception");
        assertThat(fixture.items()).isEmpty();
        assertThat(fixture.storage().objects()).isEmpty();
    }

    @Test
    void formWithoutBoundaryIsReported() throws Exception {
        assertRejected(fixture.post(path(), "multipart/form-data", MOVIE), 400, "boundary");
    }

    @Test
    void oversizedPartHeadersAreReported() throws Exception {
        String body = "--b0undary\r\nContent-Disposition: form-data; name=\"" + "x".repeat(100_000) + "\"\r\n\r\n\r\n";

        assertRejected(fixture.post(path(), FORM, UploadFixture.bytes(body)), 400, "orm");
    }

    @Test
    void fileCanBeExternal() throws Exception {
        HttpResponse<String> response = fixture.post(
                path(),
                "application/x-www-form-urlencoded",
                UploadFixture.bytes("media_url=https%3A%2F%2Fmedia.example.com%2Fshots%2Fshot_010.mov%3Fsig%3D1"
                        + "&artist=Ada+Winter"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        Item item = fixture.item(UploadFixture.json(response).path("id").asLong());
        assertThat(item.text("name")).isEqualTo("shot_010.mov");
        assertThat(item.text("artist")).isEqualTo("Ada Winter");
        assertThat(item.text("type")).isEqualTo("video");
        assertThat(item.text("status")).isEqualTo("done");
        assertThat(fixture.storage().objects()).isEmpty();
    }

    @Test
    void urlEncodedFormIsValidatedAgainstTheContract() throws Exception {
        assertRejected(urlEncoded("artist=Ada"), 400, "media_url");
        assertRejected(urlEncoded("media_url=https%3A%2F%2Fa.example%2F&x=1"), 400, "x");
        assertRejected(urlEncoded("media_url=%zz"), 400, "encoded");
        assertRejected(
                fixture.post(
                        path() + "?itemParentId=1",
                        "application/x-www-form-urlencoded",
                        UploadFixture.bytes("media_url=https%3A%2F%2Fa.example%2F")),
                404,
                "item 1");
        assertThat(fixture.items()).isEmpty();
    }

    private HttpResponse<String> urlEncoded(String body) throws Exception {
        return fixture.post(path(), "application/x-www-form-urlencoded", UploadFixture.bytes(body));
    }

    private static void assertRejected(HttpResponse<String> response, int status, String words) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":\"").contains(words);
    }
}
