package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.internal.storage.UploadFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadJourneyTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void completesAnItemOnTheFirstRead(@TempDir Path folder) throws Exception {
        try (MockSyncSketch mock =
                MockSyncSketch.builder().storageFolder(folder).start()) {
            JsonClient client = JsonClient.of(mock);
            long review = client.review(client.project("Show"), "Dailies");
            long id = upload(mock, review);

            JsonNode item = client.get("/api/v1/item/" + id + "/").body();
            assertThat(item.path("status").asText()).isEqualTo("done");
            URI url = URI.create(item.path("url").asText());
            assertThat(url).hasPort(mock.storageUrl().getPort());
            assertThat(get(url).body()).isEqualTo("movie");
            HttpResponse<String> thumbnail =
                    get(URI.create(item.path("thumbnail_url").asText()));
            assertThat(thumbnail.statusCode()).isEqualTo(200);
            assertThat(thumbnail.headers().firstValue("Content-Type")).contains("image/png");
            assertThat(mock.storage().ofItem(id))
                    .hasValueSatisfying(object -> assertThat(object.size()).isEqualTo(5));
            assertThat(mock.storage().ofItem(review)).isEmpty();
        }
    }

    @Test
    void keepsAnItemProcessingForANumberOfReads() throws Exception {
        try (MockSyncSketch mock = MockSyncSketch.builder().processingReads(2).start()) {
            JsonClient client = JsonClient.of(mock);
            long review = client.review(client.project("Show"), "Dailies");
            String path = "/api/v1/item/" + upload(mock, review) + "/";

            JsonNode first = client.get(path).body();
            assertThat(first.path("status").asText()).isEqualTo("processing");
            assertThat(first.path("url").isNull()).isTrue();
            // A list counts as a read of each item, whether or not the filter matches it.
            assertThat(client.get("/api/v1/item/?status=done").objects()).isEmpty();
            JsonNode third = client.get("/api/v1/item/?status=done&reviews__id=" + review)
                    .objects()
                    .get(0);
            assertThat(third.path("url").asText()).startsWith(mock.storageUrl() + "/uploads/");
            assertThat(client.get(path).body().path("status").asText()).isEqualTo("done");
        }
    }

    @Test
    void removesUploadsOnReset() throws Exception {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            JsonClient client = JsonClient.of(mock);
            upload(mock, client.review(client.project("Show"), "Dailies"));
            assertThat(mock.storage().objects()).hasSize(1);

            mock.reset();

            assertThat(mock.storage().objects()).isEmpty();
        }
    }

    @Test
    void usesTheStorageUrlOfTheBuilder() throws Exception {
        try (MockSyncSketch mock = MockSyncSketch.builder()
                .storageUrl(URI.create("https://media.example.com/"))
                .signedUrlLifetime(Duration.ofMinutes(5))
                .start()) {
            JsonClient client = JsonClient.of(mock);
            long review = client.review(client.project("Show"), "Dailies");
            JsonNode form = client.post(
                            "/uploads/get-s3-signed-url/",
                            Map.of("review_id", review, "item_name", "a.mov", "item_data", Map.of("content_length", 5)))
                    .body();

            assertThat(form.path("url").asText()).isEqualTo("https://media.example.com/");
            assertThat(mock.storageUrl()).isEqualTo(URI.create("https://media.example.com"));
            upload(mock, review);
            JsonNode item = client.get("/api/v1/item/?status=done").objects().get(0);
            assertThat(item.path("url").asText())
                    .startsWith("https://media.example.com/uploads/")
                    .contains("X-Amz-Expires=300&");
        }
    }

    @Test
    void rejectsInvalidOptions() {
        MockSyncSketchBuilder builder = MockSyncSketch.builder();

        assertThatThrownBy(() -> builder.storagePort(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.processingReads(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.signedUrlLifetime(Duration.ofDays(8)))
                .isInstanceOf(IllegalArgumentException.class);
        for (String url : new String[] {"ftp://a", "http://a/path", "http://a/?q", "a", "http:///"}) {
            assertThatThrownBy(() -> builder.storageUrl(URI.create(url)))
                    .as(url)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(url);
        }
    }

    private static long upload(MockSyncSketch mock, long review) throws Exception {
        HttpResponse<String> response = post(mock, "/items/uploadToReview/" + review + "/");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return UploadFixture.json(response).path("id").asLong();
    }

    private static HttpResponse<String> post(MockSyncSketch mock, String path)
            throws IOException, InterruptedException {
        byte[] body = UploadFixture.parts(Map.of(), "reviewFile", "shot.mov", UploadFixture.bytes("movie"));
        return HTTP.send(
                HttpRequest.newBuilder(mock.url().resolve(path))
                        .header("Authorization", "apikey " + mock.user() + ":" + mock.key())
                        .header("Content-Type", "multipart/form-data; boundary=b0undary")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }
}
