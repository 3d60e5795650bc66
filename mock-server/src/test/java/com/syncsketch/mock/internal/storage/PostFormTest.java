package com.syncsketch.mock.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.model.StoredObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostFormTest {

    private static final byte[] PICTURE = UploadStage.bytes("picture");

    private UploadStage stage;

    @BeforeEach
    void start() throws Exception {
        stage = new UploadStage();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private Map<String, String> fields() throws Exception {
        return UploadStage.fields(stage.form("shot.png", PICTURE.length));
    }

    @Test
    void fillsAnItem() throws Exception {
        JsonNode form = stage.form("shot.png", PICTURE.length);
        Map<String, String> fields = UploadStage.fields(form);
        long id = Long.parseLong(fields.get("x-amz-meta-item-id"));
        Item item = stage.item(id);
        assertThat(item.text("status")).isEqualTo("processing");
        assertThat(item.text("uuid")).isEqualTo(fields.get("x-amz-meta-item-uuid"));
        assertThat(form.path("url").asText()).isEqualTo(stage.storageUrl() + "/");

        HttpResponse<String> posted = stage.postForm(fields, PICTURE);

        assertThat(posted.statusCode()).isEqualTo(204);
        assertThat(posted.body()).isEmpty();
        StoredObject object = stage.storage().objects().get(0);
        assertThat(posted.headers().firstValue("ETag")).contains(object.etag());
        assertThat(posted.headers().firstValue("Location")).contains(stage.storageUrl() + "/" + object.key());
        assertThat(object.itemId()).isEqualTo(id);
        assertThat(object.mediaType()).isEqualTo("image/png");
        assertThat(object.md5()).contains(object.etag().replace("\"", ""));
        assertThat(object.sha256()).contains(Digests.sha256(new String(PICTURE, StandardCharsets.UTF_8)));
        assertThat(item.text("status")).isEqualTo("done");
        assertThat(item.text("type")).isEqualTo("image");
    }

    @Test
    void nothingOfTheFormCanBeChanged() throws Exception {
        for (String name : new String[] {"key", "Content-Type", "x-amz-meta-item-id", "x-amz-meta-item-uuid"}) {
            Map<String, String> changed = fields();
            changed.put(name, "other");
            HttpResponse<String> refused = stage.postForm(changed, PICTURE);
            assertThat(UploadStage.code(refused)).as(name).isEqualTo("403 AccessDenied");
            assertThat(refused.body())
                    .contains("Invalid according to Policy: Policy Condition failed: [&quot;eq&quot;,&quot;$" + name);
        }
        Map<String, String> missing = fields();
        missing.remove("x-amz-meta-item-uuid");
        assertThat(stage.postForm(missing, PICTURE).body()).contains("Policy Condition failed");
        Map<String, String> extra = fields();
        extra.put("acl", "public-read");
        assertThat(stage.postForm(extra, PICTURE).body())
                .contains("<Message>Invalid according to Policy: Extra input fields: acl</Message>");
        Map<String, String> forged = fields();
        forged.put("x-amz-signature", "0".repeat(64));
        assertThat(UploadStage.code(stage.postForm(forged, PICTURE))).isEqualTo("403 SignatureDoesNotMatch");
        Map<String, String> unsigned = fields();
        unsigned.remove("policy");
        assertThat(UploadStage.code(stage.postForm(unsigned, PICTURE))).isEqualTo("403 AccessDenied");
        Map<String, String> half = fields();
        half.remove("x-amz-date");
        assertThat(UploadStage.code(stage.postForm(half, PICTURE))).isEqualTo("400 InvalidArgument");
        assertThat(stage.storage().objects()).isEmpty();
    }

    @Test
    void ignoredFieldsAreIgnored() throws Exception {
        Map<String, String> fields = fields();
        fields.put("x-ignore-this", "anything");

        assertThat(stage.postForm(fields, PICTURE).statusCode()).isEqualTo(204);
    }

    @Test
    void sizeIsTheOneThatWasAnnounced() throws Exception {
        HttpResponse<String> larger = stage.postForm(fields(), UploadStage.bytes("picture!"));
        HttpResponse<String> smaller = stage.postForm(fields(), UploadStage.bytes("pict"));

        assertThat(UploadStage.code(larger)).isEqualTo("400 EntityTooLarge");
        assertThat(larger.body()).contains("<MaxSizeAllowed>7</MaxSizeAllowed>");
        assertThat(UploadStage.code(smaller)).isEqualTo("400 EntityTooSmall");
        assertThat(smaller.body()).contains("<ProposedSize>4</ProposedSize><MinSizeAllowed>7</MinSizeAllowed>");
        assertThat(stage.storage().objects()).isEmpty();
    }

    @Test
    void formExpires() throws Exception {
        Map<String, String> fields = fields();
        stage.clock.advance(Duration.ofSeconds(3601));

        HttpResponse<String> late = stage.postForm(fields, PICTURE);

        assertThat(UploadStage.code(late)).isEqualTo("403 AccessDenied");
        assertThat(late.body()).contains("Invalid according to Policy: Policy expired.");
    }

    @Test
    void fieldsBehindTheFileDoNotCount() throws Exception {
        Map<String, String> fields = fields();
        String whole = new String(UploadStage.parts(fields, "file", "a.png", PICTURE), StandardCharsets.UTF_8);
        String tail = "--b0undary\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nother\r\n--b0undary--\r\n";

        HttpResponse<String> posted = stage.postParts(UploadStage.bytes(whole.replaceFirst("--b0undary--\r\n$", tail)));

        assertThat(posted.statusCode()).isEqualTo(204);
        assertThat(stage.storage().objects()).extracting(StoredObject::key).containsExactly(fields.get("key"));
    }

    @Test
    void fileMustBeThereAndBehindTheFields() throws Exception {
        Map<String, String> fields = fields();
        String noFile = new String(UploadStage.parts(fields, "other", "a.png", PICTURE), StandardCharsets.UTF_8);
        assertThat(UploadStage.code(stage.postParts(UploadStage.bytes(noFile)))).isEqualTo("400 InvalidArgument");

        String fileFirst = new String(UploadStage.parts(Map.of(), "file", "a.png", PICTURE), StandardCharsets.UTF_8)
                        .replace("--b0undary--\r\n", "")
                + new String(UploadStage.parts(fields, "x", "x", new byte[0]), StandardCharsets.UTF_8);
        HttpResponse<String> refused = stage.postParts(UploadStage.bytes(fileFirst));
        assertThat(UploadStage.code(refused)).isEqualTo("400 InvalidArgument");
        assertThat(refused.body()).contains("Bucket POST must contain a field named 'key'.  If it is specified");
    }

    @Test
    void brokenFormIsTold() throws Exception {
        byte[] whole = UploadStage.parts(fields(), "file", "a.png", PICTURE);
        String cut = new String(whole, StandardCharsets.UTF_8).replaceFirst("(?s)--b0undary--.*", "");

        assertThat(UploadStage.code(stage.postParts(UploadStage.bytes(cut)))).isEqualTo("400 MalformedPOSTRequest");
        assertThat(UploadStage.code(stage.postParts(new byte[0]))).isEqualTo("400 MalformedPOSTRequest");
        HttpResponse<String> json = stage.storage(
                "POST",
                stage.storageUrl() + "/",
                HttpRequest.BodyPublishers.ofString("{}"),
                "Content-Type",
                "application/json");
        assertThat(UploadStage.code(json)).isEqualTo("412 PreconditionFailed");
        assertThat(stage.storage().objects()).isEmpty();
    }

    @Test
    void fieldsAreLimited() throws Exception {
        Map<String, String> fields = fields();
        fields.put("x-ignore-much", "x".repeat(21_000));

        assertThat(UploadStage.code(stage.postForm(fields, PICTURE))).isEqualTo("400 MaxPostPreDataLengthExceeded");
    }

    @Test
    void headerAndChunkedBodyAreRefused() throws Exception {
        assertThat(UploadStage.code(stage.postForm(fields(), PICTURE, "Authorization", "apikey a:b")))
                .isEqualTo("400 InvalidArgument");
        byte[] body = UploadStage.parts(fields(), "file", "a.png", PICTURE);
        HttpResponse<String> chunked = stage.storage(
                "POST",
                stage.storageUrl() + "/",
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                "Content-Type",
                "multipart/form-data; boundary=b0undary");
        assertThat(UploadStage.code(chunked)).isEqualTo("501 NotImplemented");
    }

    @Test
    void answerIsTheOneThatAFieldAsksFor() throws Exception {
        Map<String, String> created = signed("201");
        HttpResponse<String> posted = stage.postForm(created, PICTURE);

        assertThat(posted.statusCode()).isEqualTo(201);
        assertThat(posted.body())
                .contains("<PostResponse><Location>" + stage.storageUrl() + "/a%20b.png</Location>")
                .contains("<Key>a b.png</Key><ETag>&quot;");
        assertThat(stage.postForm(signed("200"), PICTURE).statusCode()).isEqualTo(200);
        assertThat(stage.postForm(signed("300"), PICTURE).statusCode()).isEqualTo(204);
    }

    /** Signs a form of which the service has no example. */
    private Map<String, String> signed(String status) {
        Map<String, String> more = new LinkedHashMap<>();
        more.put("success_action_status", status);
        more.put("x-amz-meta-item-id", "1");
        return stage.storage()
                .form("a b.png", null, PICTURE.length, more, 1, "127.0.0.1")
                .fields();
    }

    @Test
    void itemWithoutANameIsNamedByItsUuid() throws Exception {
        Map<String, String> fields = UploadStage.fields(stage.form("", 7));

        Item item = stage.items().iterator().next();
        assertThat(item.text("name")).isEqualTo(item.text("uuid")).isNotEmpty();
        assertThat(fields.get("key")).endsWith("/" + item.text("uuid"));
    }

    @Test
    void unknownMediaTypeIsNoField() throws Exception {
        JsonNode form = UploadStage.json(
                stage.call(
                        "POST",
                        "/uploads/get-s3-signed-url/",
                        "{\"review_id\": " + stage.review().id() + ", \"item_name\": \"a.glb\", \"item_data\":"
                                + " {\"uuid\": null, \"content_type\": null, \"content_length\": 7, \"noConvertFlag\": false}}"));

        Map<String, String> fields = UploadStage.fields(form);
        assertThat(fields).doesNotContainKey("Content-Type");
        assertThat(stage.postForm(fields, PICTURE).statusCode()).isEqualTo(204);
        assertThat(stage.storage().objects().get(0).mediaType()).isNull();
    }
}
