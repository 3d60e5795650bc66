package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.model.ExternalStorage;
import com.syncsketch.mock.model.ExternalStorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExternalStorageTest {

    private final RecordingStorage storage = new RecordingStorage();
    private MockSyncSketch mock;
    private JsonClient client;
    private long review;

    @BeforeEach
    void start() throws IOException {
        mock = MockSyncSketch.builder().externalStorage(storage).start();
        client = JsonClient.of(mock);
        review = client.review(client.project("Show"), "Dailies");
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    private JsonNode begin() {
        return client.post(
                        "/uploads/stats/upload-start/",
                        Map.of(
                                "review_id",
                                review,
                                "item_name",
                                "a.mov",
                                "item_data",
                                Map.of("upload_type", "s3", "size", 11, "content_type", "video/x")))
                .body();
    }

    private JsonClient.Response open(JsonNode item) {
        return client.post(
                "/uploads/multipart-upload/",
                Map.of(
                        "review_id",
                        review,
                        "item_data",
                        Map.of(
                                "uuid",
                                item.path("item_uuid").asText(),
                                "name",
                                "a b.mov",
                                "size",
                                11,
                                "content_type",
                                "video/x")));
    }

    private static String path(JsonNode upload, String step) {
        return "/uploads/multipart-upload/" + upload.path("uploadId").asText() + "/" + step + "/?key="
                + URLEncoder.encode(upload.path("key").asText(), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> parts() {
        return Map.of("parts", List.of(part(1, "\"a\""), part(2, "b")));
    }

    private static Map<String, Object> part(int number, String etag) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("PartNumber", number);
        part.put("ETag", etag);
        return part;
    }

    private JsonNode form() {
        return client.post(
                        "/uploads/get-s3-signed-url/",
                        Map.of("review_id", review, "item_name", "a.mov", "item_data", Map.of("content_length", 5)))
                .body();
    }

    private JsonNode item(long id) {
        return client.get("/api/v1/item/" + id + "/").body();
    }

    @Test
    void sendsPartsToTheExternalStorage() {
        JsonNode item = begin();
        JsonNode upload = open(item).body();

        assertThat(upload.path("uploadId").asText()).isEqualTo("elsewhere-1");
        assertThat(client.get(path(upload, "sign-part/2")).body().path("url").asText())
                .isEqualTo("https://storage.example.com/part?id=elsewhere-1&n=2");
        assertThat(client.post(path(upload, "complete"), parts()).status()).isEqualTo(200);
        assertThat(storage.calls)
                .containsExactly(
                        "open video/x",
                        "sign elsewhere-1 2",
                        "complete elsewhere-1 [Part[number=1, etag=\"a\"], Part[number=2, etag=b]]",
                        "size");
        JsonNode done = item(item.path("item_id").asLong());
        assertThat(done.path("status").asText()).isEqualTo("done");
        assertThat(done.path("size").asLong()).isEqualTo(11);
        assertThat(done.path("url").asText())
                .startsWith("https://storage.example.com/uploads/")
                .endsWith("/a%20b.mov");
        assertThat(mock.storage().objects()).isEmpty();
        assertThat(mock.storage().openUploads()).isEmpty();
        assertThat(mock.defects()).isEmpty();
    }

    @Test
    void forgetsFinishedUploads() {
        JsonNode aborted = open(begin()).body();

        assertThat(client.post(path(aborted, "abort")).status()).isEqualTo(200);
        assertThat(storage.calls).endsWith("abort elsewhere-1");
        assertThat(client.get(path(aborted, "sign-part/1")).status()).isEqualTo(404);
        assertThat(client.post(path(aborted, "complete"), parts()).reason()).contains("NoSuchUpload");
        assertThat(storage.calls).hasSize(2);
    }

    @Test
    void signsAFormAndCompletesTheItemOnceTheFileExists() {
        JsonNode form = form();
        JsonNode fields = form.path("fields");
        long id = fields.path("x-amz-meta-item-id").asLong();

        assertThat(form.path("url").asText()).isEqualTo("https://storage.example.com/bucket");
        assertThat(fields.fieldNames())
                .toIterable()
                .containsExactly("key", "x-amz-meta-item-id", "x-amz-meta-item-uuid", "policy");
        assertThat(item(id).path("status").asText()).isEqualTo("processing");

        storage.objects.put(fields.path("key").asText(), 5L);

        assertThat(item(id).path("status").asText()).isEqualTo("done");
        assertThat(item(id).path("size").asLong()).isEqualTo(5);
        // Once the file was found, its size is not requested again.
        assertThat(storage.calls).filteredOn("size"::equals).hasSize(2);
    }

    @Test
    void returnsItsRejectionsAsResponses() {
        JsonNode upload = open(begin()).body();
        storage.failure = new ExternalStorageException(400, "InvalidPart", "no such part");

        JsonClient.Response rejected = client.post(path(upload, "complete"), parts());
        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.reason()).contains("InvalidPart: no such part");
        assertThat(mock.defects()).isEmpty();

        storage.failure = null;
        assertThat(client.post(path(upload, "complete"), parts()).status()).isEqualTo(200);
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("unplugged"),
                new UncheckedIOException(new IOException("unplugged")),
                new IOException("unplugged"),
                new InterruptedException("unplugged"),
                new AssertionError("unplugged"),
                new StackOverflowError("unplugged"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void recordsItsOtherFailuresAsDefects(Throwable failure) {
        storage.failure = failure;

        assertThat(open(begin()).status()).isEqualTo(500);
        assertThat(mock.defects()).singleElement().asString().contains("unplugged");
    }

    @Test
    void rejectsInvalidArguments() {
        assertThatThrownBy(() -> new ExternalStorageException(200, "OK", "")).hasMessageContaining("200");
        assertThatThrownBy(() -> new ExternalStorage.Part(1, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> MockSyncSketch.builder().externalStorage(null))
                .isInstanceOf(NullPointerException.class);
        Map<String, String> fields = new LinkedHashMap<>(Map.of("key", "a"));
        ExternalStorage.Form form = new ExternalStorage.Form(URI.create("http://a"), fields);
        fields.clear();
        assertThat(form.fields()).containsEntry("key", "a");
    }
}
