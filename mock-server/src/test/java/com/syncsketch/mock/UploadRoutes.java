package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.mock.internal.storage.UploadFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Uploads a small file to a review by each of the routes of the service. Each method returns the id of the item. */
final class UploadRoutes {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] FILE = UploadFixture.bytes("movie");
    private static final String FORM = "multipart/form-data; boundary=b0undary";

    private final String authorization;
    private final URI url;
    private final JsonClient client;
    private final long review;

    UploadRoutes(MockSyncSketch mock, long review) {
        this(mock, mock.url(), review);
    }

    /** Uploads to a server that clients reach at another URL. */
    UploadRoutes(MockSyncSketch mock, URI url, long review) {
        this(url, mock.user(), mock.key(), JsonClient.of(mock, url), review);
    }

    /** Uploads as the first user of a world. */
    UploadRoutes(MockWorld world, long review) {
        this(world.url(), world.user(), world.key(), JsonClient.of(world), review);
    }

    UploadRoutes(URI url, String user, String key, long review) {
        this(url, user, key, JsonClient.of(url, user, key), review);
    }

    private UploadRoutes(URI url, String user, String key, JsonClient client, long review) {
        this.authorization = "apikey " + user + ":" + key;
        this.url = url;
        this.client = client;
        this.review = review;
    }

    long form(String query, String fileName, Map<String, String> texts) {
        return post(query, FORM, UploadFixture.parts(texts, "reviewFile", fileName, FILE));
    }

    long url(String url) {
        return post(
                "",
                "application/x-www-form-urlencoded",
                UploadFixture.bytes("media_url=" + URLEncoder.encode(url, StandardCharsets.UTF_8)));
    }

    private long post(String query, String contentType, byte[] body) {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(url.resolve("/items/uploadToReview/" + review + "/" + query))
                        .header("Authorization", authorization)
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        return json(response).path("id").longValue();
    }

    long signedForm(String name) {
        JsonNode form = client.post(
                        "/uploads/get-s3-signed-url/",
                        Map.of(
                                "review_id", review,
                                "item_name", name,
                                "item_data", Map.of("content_type", "video/mp4", "content_length", FILE.length)))
                .body();
        send(HttpRequest.newBuilder(URI.create(form.path("url").asText()))
                .header("Content-Type", FORM)
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        UploadFixture.parts(UploadFixture.fields(form), "file", name, FILE))));
        return form.path("fields").path("x-amz-meta-item-id").asLong();
    }

    long inParts(String name) {
        JsonNode started = client.post(
                        "/uploads/stats/upload-start/",
                        Map.of(
                                "review_id", review,
                                "item_name", name,
                                "item_data", Map.of("upload_type", "s3", "size", FILE.length)))
                .body();
        JsonNode opened = open(started, name);
        String part = client.get(step(opened, "sign-part/1")).body().path("url").asText();
        String etag = send(HttpRequest.newBuilder(URI.create(part)).PUT(HttpRequest.BodyPublishers.ofByteArray(FILE)))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        Object parts = java.util.List.of(Map.of("PartNumber", 1, "ETag", etag));
        assertThat(client.post(step(opened, "complete"), Map.of("parts", parts)).status())
                .isEqualTo(200);
        // A second upload of the same item, which is given up.
        assertThat(client.post(step(open(started, name), "abort")).status()).isEqualTo(200);
        return started.path("item_id").longValue();
    }

    private JsonNode open(JsonNode started, String name) {
        Map<String, Object> data =
                Map.of("name", name, "uuid", started.path("item_uuid").asText(), "size", FILE.length);
        return client.post("/uploads/multipart-upload/", Map.of("review_id", review, "item_data", data))
                .body();
    }

    private static String step(JsonNode opened, String step) {
        return "/uploads/multipart-upload/" + opened.path("uploadId").asText() + "/" + step + "/?key="
                + URLEncoder.encode(opened.path("key").asText(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
