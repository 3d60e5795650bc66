package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.model.Seed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses that programs can read which expect every field, and links that lead somewhere. */
class ReadableResponsesTest {

    @ParameterizedTest
    @CsvSource({
        "Account, /api/v1/account/, connections",
        "Project, /api/v1/project/, connections",
        "Review, /api/v1/review/, items",
        "Item, /api/v1/item/, revision_id",
        "Frame, /api/v1/frame/, ''",
        "Person, /api/v1/simpleperson/, ''",
    })
    void everyField_isPresent(String schema, String list, String onRequest) throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.builder().seed(Seed.demo()).start()) {
            Set<String> expected = new HashSet<>();
            Contract.bundled().schema(schema).path("properties").fieldNames().forEachRemaining(expected::add);
            expected.remove(onRequest);

            List<JsonNode> listed = JsonClient.of(mock).get(list).objects();

            assertThat(listed)
                    .isNotEmpty()
                    .allSatisfy(
                            each -> assertThat(each.fieldNames()).toIterable().containsAll(expected));
        }
    }

    @Test
    void freshResources_haveEveryFieldInEveryResponse() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            JsonClient client = JsonClient.of(mock);
            long review = client.review(client.project("Aurora"), "Dailies");
            JsonNode created = client.post("/api/v1/item/", Map.of("reviewId", review, "name", "a.mov", "fps", 24))
                    .body();
            long uploaded = new UploadRoutes(mock, review).form("", "b.mov", Map.of());

            for (JsonNode item : List.of(
                    created,
                    client.get("/api/v1/item/" + uploaded + "/").body(),
                    client.patch("/api/v1/item/" + uploaded + "/", Map.of("name", "c"))
                            .body())) {
                assertThat(item.path("approval_status").textValue()).isEmpty();
                assertThat(item.path("description").textValue()).isEmpty();
                assertThat(item.has("first_frame")).isTrue();
                assertThat(item.path("first_frame").isNull()).isTrue();
            }
        }
    }

    @Test
    void newReview_hasItsItems() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            JsonClient client = JsonClient.of(mock);
            long project = client.project("Aurora");

            JsonNode created = client.post(
                            "/api/v1/review/", Map.of("project", "/api/v1/project/" + project + "/", "name", "Dailies"))
                    .body();

            assertThat(created.path("items").isArray()).isTrue();
            assertThat(client.get("/api/v1/review/").objects().get(0).has("items"))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"v1", "v2"})
    void workspace_hasItsPeople(String version) throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            JsonClient client = JsonClient.of(mock);

            JsonNode account = client.get("/api/" + version + "/account/" + client.account() + "/")
                    .body();

            assertThat(account.at("/connections/0/user/email").asText()).isEqualTo(mock.user());
            assertThat(client.get("/api/" + version + "/account/7/").status()).isEqualTo(404);
        }
    }

    @Test
    void mediaOfASeed_canBeDownloaded() throws Exception {
        try (MockSyncSketch mock = MockSyncSketch.builder().seed(Seed.demo()).start()) {
            List<JsonNode> items = JsonClient.of(mock).get("/api/v1/item/").objects();

            assertThat(items).anyMatch(item -> item.path("status").asText().equals("processing"));
            for (JsonNode item : items) {
                if (item.path("status").asText().equals("done")) {
                    HttpResponse<byte[]> media = download(item.path("url").asText());
                    HttpResponse<byte[]> thumbnail =
                            download(item.path("thumbnail_url").asText());
                    assertThat(media.statusCode()).isEqualTo(200);
                    assertThat(media.body()).isNotEmpty();
                    assertThat(thumbnail.statusCode()).isEqualTo(200);
                    assertThat(thumbnail.body()).startsWith(0x89, 'P', 'N', 'G');
                    assertThat(pathOf(item))
                            .endsWith("/" + item.path("id") + "/"
                                    + item.path("name").asText());
                } else {
                    assertThat(item.path("url").isNull()).isTrue();
                    assertThat(item.path("thumbnail_url").isNull()).isTrue();
                }
            }
            assertThat(mock.storage().objects()).isEmpty();
        }
    }

    @Test
    void urlsOfASeed_areKept() throws IOException {
        String seed = """
                {"accounts": [{"name": "A", "projects": [{"name": "P", "reviews": [{"name": "R", "items": [
                  {"name": "a.mov", "url": "https://example.com/a.mov"},
                  {"name": "b.mov", "thumbnail_url": "https://example.com/b.jpg"}
                ]}]}]}]}""";
        try (MockSyncSketch mock =
                MockSyncSketch.builder().seed(Seed.fromJson(seed)).start()) {
            List<JsonNode> items = JsonClient.of(mock).get("/api/v1/item/").objects();

            assertThat(items.get(0).path("url").asText()).isEqualTo("https://example.com/a.mov");
            assertThat(items.get(0).path("thumbnail_url").asText()).contains("thumb.png");
            assertThat(items.get(1).path("url").asText()).contains("b.mov");
            assertThat(items.get(1).path("thumbnail_url").asText()).isEqualTo("https://example.com/b.jpg");
        }
    }

    @Test
    void mediaOfTestData_canBeDownloaded() throws Exception {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            long review = mock.data().addReview(mock.data().addProject("Aurora"), "Dailies");
            mock.data().addItem(review, "a b/c.mov", Map.of());

            JsonNode item = JsonClient.of(mock).get("/api/v1/item/").objects().get(0);

            assertThat(download(item.path("url").asText()).statusCode()).isEqualTo(200);
            assertThat(pathOf(item)).endsWith("/" + item.path("id") + "/a b_c.mov");
        }
    }

    @Test
    void uploadedMedia_endWithItemAndFileByEveryRoute() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            JsonClient client = JsonClient.of(mock);
            UploadRoutes uploads = new UploadRoutes(mock, client.review(client.project("Aurora"), "Dailies"));
            long form = uploads.form("", "a b.mov", Map.of("name", "Shot 1"));

            assertThat(path(client, form)).endsWith("/" + form + "/a b.mov");
            long signed = uploads.signedForm("c.mp4");
            assertThat(path(client, signed)).endsWith("/" + signed + "/c.mp4");
            long parts = uploads.inParts("d.mp4");
            assertThat(path(client, parts)).endsWith("/" + parts + "/d.mp4");
            uploads.form("?itemParentId=" + form, "a2.mov", Map.of());
            assertThat(path(client, form)).endsWith("/" + form + "/a2.mov");
        }
    }

    private static String path(JsonClient client, long item) {
        return pathOf(client.get("/api/v1/item/" + item + "/").body());
    }

    private static String pathOf(JsonNode item) {
        return URI.create(item.path("url").asText()).getPath();
    }

    private static HttpResponse<byte[]> download(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void projectsAndComments_startWithTheNewest() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.builder()
                .clock(MockClock.at(Instant.parse("2026-03-02T09:15:00Z")))
                .start()) {
            JsonClient client = JsonClient.of(mock);
            long first = client.project("first");
            client.project("second");
            long old = client.project("old");
            mock.data().set(old, "created", "2025-12-24T20:00:00+02:00");
            long review = client.review(first, "Dailies");
            long item = client.item(review, "a.mov");
            for (int frame : new int[] {7, 1, 9}) {
                mock.data().addComment(item, review, frame, "frame " + frame);
            }

            assertThat(client.get("/api/v1/project/").all("name")).containsExactly("second", "first", "old");
            assertThat(client.get("/api/v1/project/?limit=1&offset=1").all("name"))
                    .containsExactly("first");
            assertThat(client.get("/api/v1/frame/").all("frame")).containsExactly("9", "1", "7");
        }
    }

    @Test
    void timesOfASeededComment_areTheSameMoment() throws IOException {
        String seed = """
                {"accounts": [{"name": "A", "projects": [{"name": "P", "created": "2026-01-05T08:00:00Z", "reviews": [
                  {"name": "R", "items": [{"name": "a.mov", "comments": [
                    {"text": "created", "created": "2026-03-02T09:35:00Z"},
                    {"text": "loaded", "loadTime": 1772444100},
                    {"text": "modified", "modified": "2026-03-02T09:35:00Z"},
                    {"text": "edited", "created": "2026-03-02T09:35:00Z", "modified": "2026-03-02T09:36:00Z"},
                    {"text": "now"}
                  ]}]}]}]}]}""";
        try (MockSyncSketch mock = MockSyncSketch.builder()
                .seed(Seed.fromJson(seed))
                .clock(MockClock.at(Instant.parse("2026-04-01T00:00:00Z")))
                .start()) {
            JsonClient client = JsonClient.of(mock);

            for (JsonNode note : client.get("/api/v1/frame/").objects()) {
                String text = note.path("text").asText();
                Instant created = Instant.parse(note.path("created").asText());
                assertThat(created)
                        .as(text)
                        .isEqualTo(text.equals("now") ? "2026-04-01T00:00:00Z" : "2026-03-02T09:35:00Z");
                assertThat(note.path("loadTime").longValue()).as(text).isEqualTo(created.getEpochSecond());
                assertThat(Instant.parse(note.path("modified").asText()))
                        .as(text)
                        .isEqualTo(created.plusSeconds(text.equals("edited") ? 60 : 0));
            }
            JsonNode project = client.get("/api/v1/project/").objects().get(0);
            assertThat(project.path("modified")).isEqualTo(project.path("created"));
        }
    }

    @Test
    void type_isThatOfTheNameIfTheFileHasNone() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            JsonClient client = JsonClient.of(mock);
            long review = client.review(client.project("Aurora"), "Dailies");
            UploadRoutes uploads = new UploadRoutes(mock, review);

            assertThat(type(client, uploads.form("", "upload.bin", Map.of("name", "shot.mov"))))
                    .isEqualTo("video");
            assertThat(type(client, uploads.form("", "plate.jpg", Map.of("name", "shot.mov"))))
                    .isEqualTo("image");
            assertThat(type(client, uploads.form("?type=image360", "upload.bin", Map.of("name", "shot.mov"))))
                    .isEqualTo("image360");
            assertThat(type(client, client.item(review, "hosted.png"))).isEqualTo("image");
            assertThat(type(client, mock.data().addItem(review, "seeded.mp4", Map.of())))
                    .isEqualTo("video");
            assertThat(type(client, uploads.form("", "upload.bin", Map.of()))).isEqualTo("null");
        }
    }

    private static String type(JsonClient client, long item) {
        return client.get("/api/v1/item/" + item + "/").body().path("type").asText();
    }
}
