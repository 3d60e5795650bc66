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

    private static final byte[] IMAGE = UploadFixture.bytes("picture");

    private UploadFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new UploadFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private Map<String, String> fields() throws Exception {
        return UploadFixture.fields(fixture.form("shot.png", IMAGE.length));
    }

    @Test
    void uploadsTheFileOfAnItem() throws Exception {
        JsonNode form = fixture.form("shot.png", IMAGE.length);
        Map<String, String> fields = UploadFixture.fields(form);
        long id = Long.parseLong(fields.get("x-amz-meta-item-id"));
        Item item = fixture.item(id);
        assertThat(item.text("status")).isEqualTo("processing");
        assertThat(item.text("uuid")).isEqualTo(fields.get("x-amz-meta-item-uuid"));
        assertThat(form.path("url").asText()).isEqualTo(fixture.storageUrl() + "/");

        HttpResponse<String> posted = fixture.postForm(fields, IMAGE);

        assertThat(posted.statusCode()).isEqualTo(204);
        assertThat(posted.body()).isEmpty();
        StoredObject object = fixture.storage().objects().get(0);
        assertThat(posted.headers().firstValue("ETag")).contains(object.etag());
        assertThat(posted.headers().firstValue("Location")).contains(fixture.storageUrl() + "/" + object.key());
        assertThat(object.itemId()).isEqualTo(id);
        assertThat(object.mediaType()).isEqualTo("image/png");
        assertThat(object.md5()).contains(object.etag().replace("\"", ""));
        assertThat(object.sha256()).contains(Digests.sha256(new String(IMAGE, StandardCharsets.UTF_8)));
        assertThat(item.text("status")).isEqualTo("done");
        assertThat(item.text("type")).isEqualTo("image");
    }

    @Test
    void everyFieldIsSigned() throws Exception {
        for (String name : new String[] {"key", "Content-Type", "x-amz-meta-item-id", "x-amz-meta-item-uuid"}) {
            Map<String, String> changed = fields();
            changed.put(name, "other");
            HttpResponse<String> rejected = fixture.postForm(changed, IMAGE);
            assertThat(UploadFixture.code(rejected)).as(name).isEqualTo("403 AccessDenied");
            assertThat(rejected.body())
                    .contains("Invalid according to Policy: Policy Condition failed: [&quot;eq&quot;,&quot;$" + name);
        }
        Map<String, String> missing = fields();
        missing.remove("x-amz-meta-item-uuid");
        assertThat(fixture.postForm(missing, IMAGE).body()).contains("Policy Condition failed");
        Map<String, String> extra = fields();
        extra.put("acl", "public-read");
        assertThat(fixture.postForm(extra, IMAGE).body())
                .contains("<Message>Invalid according to Policy: Extra input fields: acl</Message>");
        Map<String, String> forged = fields();
        forged.put("x-amz-signature", "0".repeat(64));
        assertThat(UploadFixture.code(fixture.postForm(forged, IMAGE))).isEqualTo("403 SignatureDoesNotMatch");
        Map<String, String> unsigned = fields();
        unsigned.remove("policy");
        assertThat(UploadFixture.code(fixture.postForm(unsigned, IMAGE))).isEqualTo("403 AccessDenied");
        Map<String, String> half = fields();
        half.remove("x-amz-date");
        assertThat(UploadFixture.code(fixture.postForm(half, IMAGE))).isEqualTo("400 InvalidArgument");
        assertThat(fixture.storage().objects()).isEmpty();
    }

    @Test
    void ignoredFieldsAreIgnored() throws Exception {
        Map<String, String> fields = fields();
        fields.put("x-ignore-this", "anything");

        assertThat(fixture.postForm(fields, IMAGE).statusCode()).isEqualTo(204);
    }

    @Test
    void sizeMustBeTheAnnouncedOne() throws Exception {
        HttpResponse<String> larger = fixture.postForm(fields(), UploadFixture.bytes("picture!"));
        HttpResponse<String> smaller = fixture.postForm(fields(), UploadFixture.bytes("pict"));

        assertThat(UploadFixture.code(larger)).isEqualTo("400 EntityTooLarge");
        assertThat(larger.body()).contains("<MaxSizeAllowed>7</MaxSizeAllowed>");
        assertThat(UploadFixture.code(smaller)).isEqualTo("400 EntityTooSmall");
        assertThat(smaller.body()).contains("<ProposedSize>4</ProposedSize><MinSizeAllowed>7</MinSizeAllowed>");
        assertThat(fixture.storage().objects()).isEmpty();
    }

    @Test
    void formExpires() throws Exception {
        Map<String, String> fields = fields();
        fixture.clock.advance(Duration.ofSeconds(3601));

        HttpResponse<String> late = fixture.postForm(fields, IMAGE);

        assertThat(UploadFixture.code(late)).isEqualTo("403 AccessDenied");
        assertThat(late.body()).contains("Invalid according to Policy: Policy expired.");
    }

    @Test
    void fieldsAfterTheFileAreIgnored() throws Exception {
        Map<String, String> fields = fields();
        String whole = new String(UploadFixture.parts(fields, "file", "a.png", IMAGE), StandardCharsets.UTF_8);
        String tail = "--b0undary\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nother\r\n--b0undary--\r\n";

        HttpResponse<String> posted =
                fixture.postParts(UploadFixture.bytes(whole.replaceFirst("--b0undary--\r\n$", tail)));

        assertThat(posted.statusCode()).isEqualTo(204);
        assertThat(fixture.storage().objects()).extracting(StoredObject::key).containsExactly(fields.get("key"));
    }

    @Test
    void fileIsRequiredAndMustFollowTheFields() throws Exception {
        Map<String, String> fields = fields();
        String noFile = new String(UploadFixture.parts(fields, "other", "a.png", IMAGE), StandardCharsets.UTF_8);
        assertThat(UploadFixture.code(fixture.postParts(UploadFixture.bytes(noFile))))
                .isEqualTo("400 InvalidArgument");

        String fileFirst = new String(UploadFixture.parts(Map.of(), "file", "a.png", IMAGE), StandardCharsets.UTF_8)
                        .replace("--b0undary--\r\n", "")
                + new String(UploadFixture.parts(fields, "x", "x", new byte[0]), StandardCharsets.UTF_8);
        HttpResponse<String> rejected = fixture.postParts(UploadFixture.bytes(fileFirst));
        assertThat(UploadFixture.code(rejected)).isEqualTo("400 InvalidArgument");
        assertThat(rejected.body()).contains("Bucket POST must contain a field named 'key'.  If it is specified");
    }

    @Test
    void malformedFormIsReported() throws Exception {
        byte[] whole = UploadFixture.parts(fields(), "file", "a.png", IMAGE);
        String cut = new String(whole, StandardCharsets.UTF_8).replaceFirst("(?s)--b0undary--.*", "");

        assertThat(UploadFixture.code(fixture.postParts(UploadFixture.bytes(cut))))
                .isEqualTo("400 MalformedPOSTRequest");
        assertThat(UploadFixture.code(fixture.postParts(new byte[0]))).isEqualTo("400 MalformedPOSTRequest");
        HttpResponse<String> json = fixture.storage(
                "POST",
                fixture.storageUrl() + "/",
                HttpRequest.BodyPublishers.ofString("{}"),
                "Content-Type",
                "application/json");
        assertThat(UploadFixture.code(json)).isEqualTo("412 PreconditionFailed");
        assertThat(fixture.storage().objects()).isEmpty();
    }

    @Test
    void fieldsAreLimited() throws Exception {
        Map<String, String> fields = fields();
        fields.put("x-ignore-much", "x".repeat(21_000));

        assertThat(UploadFixture.code(fixture.postForm(fields, IMAGE))).isEqualTo("400 MaxPostPreDataLengthExceeded");
    }

    @Test
    void authorizationHeaderAndChunkedBodyAreRejected() throws Exception {
        assertThat(UploadFixture.code(fixture.postForm(fields(), IMAGE, "Authorization", "apikey a:b")))
                .isEqualTo("400 InvalidArgument");
        byte[] body = UploadFixture.parts(fields(), "file", "a.png", IMAGE);
        HttpResponse<String> chunked = fixture.storage(
                "POST",
                fixture.storageUrl() + "/",
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                "Content-Type",
                "multipart/form-data; boundary=b0undary");
        assertThat(UploadFixture.code(chunked)).isEqualTo("501 NotImplemented");
    }

    @Test
    void responseDependsOnSuccessActionStatus() throws Exception {
        Map<String, String> created = signed("201");
        HttpResponse<String> posted = fixture.postForm(created, IMAGE);

        assertThat(posted.statusCode()).isEqualTo(201);
        assertThat(posted.body())
                .contains("<PostResponse><Location>" + fixture.storageUrl() + "/a%20b.png</Location>")
                .contains("<Key>a b.png</Key><ETag>&quot;");
        assertThat(fixture.postForm(signed("200"), IMAGE).statusCode()).isEqualTo(200);
        assertThat(fixture.postForm(signed("300"), IMAGE).statusCode()).isEqualTo(204);
    }

    /** Signs a form that the service does not create. */
    private Map<String, String> signed(String status) {
        Map<String, String> more = new LinkedHashMap<>();
        more.put("success_action_status", status);
        more.put("x-amz-meta-item-id", "1");
        return fixture.storage()
                .form("a b.png", null, IMAGE.length, more, 1, UploadFixture.API)
                .fields();
    }

    @Test
    void itemWithoutANameIsNamedByItsUuid() throws Exception {
        Map<String, String> fields = UploadFixture.fields(fixture.form("", 7));

        Item item = fixture.items().iterator().next();
        assertThat(item.text("name")).isEqualTo(item.text("uuid")).isNotEmpty();
        assertThat(fields.get("key")).endsWith("/" + item.text("uuid"));
    }

    @Test
    void unknownMediaTypeIsNotAField() throws Exception {
        JsonNode form = UploadFixture.json(
                fixture.call(
                        "POST",
                        "/uploads/get-s3-signed-url/",
                        "{\"review_id\": " + fixture.review().id() + ", \"item_name\": \"a.glb\", \"item_data\":"
                                + " {\"uuid\": null, \"content_type\": null, \"content_length\": 7, \"noConvertFlag\": false}}"));

        Map<String, String> fields = UploadFixture.fields(form);
        assertThat(fields).doesNotContainKey("Content-Type");
        assertThat(fixture.postForm(fields, IMAGE).statusCode()).isEqualTo(204);
        assertThat(fixture.storage().objects().get(0).mediaType()).isNull();
    }
}
