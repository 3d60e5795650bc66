package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.internal.contract.Contract;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends requests to all operations, whose responses the server validates against the contract. */
class EveryOperationTest {

    private MockSyncSketch mock;
    private JsonClient client;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void responses_matchTheContract(boolean strict) throws Exception {
        try (MockSyncSketch started =
                MockSyncSketch.builder().strict(strict).processingReads(1).start()) {
            mock = started;
            client = JsonClient.of(started);

            driveAll();

            Set<String> unused = new HashSet<>(Contract.bundled().operations().keySet());
            mock.journal().entries().forEach(entry -> unused.remove(entry.operation()));
            assertThat(unused).as("operations without a request").isEmpty();
            assertThat(mock.journal().defects()).isEmpty();
            mock.journal().verifyNoUnexpectedErrors();
        }
    }

    private void driveAll() {
        long account = client.account();
        client.get("/api/v1/person/connected/");
        client.get("/api/v1/account/" + account + "/");
        client.get("/api/v2/account/");
        client.get("/api/v2/account/" + account + "/");
        client.patch("/api/v1/account/" + account + "/", Map.of("description", "Animation"));
        long project = client.project("Aurora");
        client.get("/api/v1/project/?withFullConnections=True&include_tags=1&active=1&limit=1");
        client.get("/api/v1/project/" + project + "/");
        client.get("/api/v1/project/schema/");
        client.get("/api/v2/project/" + project + "/storage/");
        client.patch("/api/v1/project/" + project + "/", JsonClient.json("{'description': null}"));
        long review = client.review(project, "Dailies");
        drive(project, review);
        drive(account, project, review);
        client.post(
                "/api/v2/project/" + project + "/duplicate/",
                Map.of("name", "Copy", "reviews", true, "users", true, "settings", true));
        client.get("/api/v1/person/tree/?fetchItems=1&active=1");
    }

    private void drive(long project, long review) {
        String path = "/api/v1/review/" + review + "/";
        UploadRoutes uploads = new UploadRoutes(mock, review);
        long item = uploads.form("", "a.mov", Map.of("artist", "Ada"));
        uploads.url("https://example.com/b.mp4");
        uploads.signedForm("c.mp4");
        uploads.inParts("d.mp4");
        client.get("/api/v1/review/?project__id=" + project);
        client.get("/api/v2/review/?project_id=" + project + "&fields=id,items");
        client.get(path);
        client.get(path + "?fields=items");
        client.get("/api/v2/review/" + review + "/storage/");
        client.patch(path, Map.of("description", "Layout"));
        long hosted = client.item(review, "hosted.mp4");
        client.put(
                "/api/v2/review/" + review + "/sort_items/",
                Map.of("items", List.of(Map.of("id", hosted, "sortorder", 0))));
        String sections = "/api/v2/review/" + review + "/sections/";
        String section = client.post(sections + "create/", Map.of("name", "One", "itemIds", List.of(hosted)))
                .body()
                .path("uuid")
                .asText();
        client.put(
                sections + "bulk-update/", List.of(Map.of("uuid", section, "name", "Two", "itemIds", List.of(hosted))));
        client.delete(sections + section + "/");
        client.post("/api/v2/review/" + review + "/archive/");
        client.post("/api/v2/review/" + review + "/restore/");

        client.get("/api/v1/item/?reviews__id=" + review + "&active=1");
        client.get("/api/v1/item/schema/");
        client.get("/api/v1/item/" + item + "/");
        JsonNode done =
                client.get("/api/v1/item/" + item + "/?review_id=" + review).body();
        assertThat(done.path("status").asText()).isEqualTo("done");
        note(item, done.path("revision_id").longValue(), "comment");
        note(item, done.path("revision_id").longValue(), "sketch");
        client.get("/api/v1/frame/?item__id=" + item);
        render(review, item);
        client.patch("/api/v1/item/" + item + "/", Map.of("approval_status", "approved"));
        long other = client.review(project, "Other");
        client.post(
                "/api/v2/move-review-items/",
                Map.of("new_review_id", other, "item_data", List.of(Map.of("review_id", review, "item_id", hosted))));
        client.post("/api/v2/bulk-delete-items/", Map.of("item_ids", List.of(hosted)));
        client.delete("/api/v1/item/" + hosted + "/");
    }

    private void note(long item, long revision, String type) {
        client.post(
                "/api/v1/frame/",
                Map.of(
                        "item",
                        "/api/v1/item/" + item + "/",
                        "revision",
                        "/api/v1/revision/" + revision + "/",
                        "type",
                        type,
                        "text",
                        "",
                        "frame",
                        12));
    }

    private void render(long review, long item) {
        for (String kind : List.of("flattenedSketches", "greasePencil", "videoWithSketches")) {
            String path = "/api/v2/downloads/" + kind + "/";
            String task = client.post(path + review + "/" + item + "/").body().asText();
            client.get(path + task + "/");
            client.get(path + task + "/");
        }
        for (String flags : List.of("async=0", "async=false&base64=1", "async=False&include_data=0", "async=1")) {
            client.post("/api/v2/downloads/flattenedSketches/" + review + "/" + item + "/?" + flags);
        }
    }

    private void drive(long account, long project, long review) {
        long user = mock.data().userId();
        client.get("/api/v1/simpleperson/currentUser/");
        client.get("/api/v1/simpleperson/" + user + "/");
        client.get("/api/v1/simpleperson/?name=mock");
        String users = "[{\"email\": \"ada@example.com\", \"permission\": \"viewer\"}]";
        client.post("/api/v2/add-users/", Map.of("which", "project", "entity_id", project, "note", "", "users", users));
        client.get("/api/v2/all-project-users/" + project + "/");
        client.get("/api/v2/user/" + user + "/connections/account/" + account + "/?include_inactive=true");
        client.post(
                "/api/v2/remove-users/",
                Map.of("which", "project", "entity_id", project, "users", "[{\"email\": \"ada@example.com\"}]"));

        client.post(
                "/api/v2/notifications/" + account + "/webhooks/",
                Map.of("url", "http://127.0.0.1:9/hook", "type", "review_session_end"));
        client.get("/api/v2/notifications/" + account + "/webhooks/");

        String shotGrid = "/api/v2/shotgun/";
        Map<String, Object> config =
                Map.of("account", account, "url", "https://sg.example.com", "username", "s", "key", "k");
        client.post(shotGrid + "config/test/", Map.of("test_settings", config));
        client.post(shotGrid + "config/", config);
        client.get(shotGrid + "playlists/" + account + "/");
        client.get(shotGrid + "playlists/" + account + "/" + project + "/");
        String task = client.post(shotGrid + "sync-review-notes/review/" + review + "/")
                .body()
                .path("task_id")
                .asText();
        client.get(shotGrid + "sync-review-notes/" + task + "/");
        long item = client.get("/api/v1/item/?reviews__id=" + review)
                .objects()
                .get(0)
                .path("id")
                .longValue();
        client.post(shotGrid + "sync-notes/project/" + project + "/review/" + review + "/" + item + "/");
        long playlist = mock.shotGrid().addPlaylist(client.account(), "Lighting", List.of("sh010"));
        Map<String, Object> request = Map.of("playlist_code", "Lighting", "playlist_id", playlist);
        String sync = shotGrid + "sync-items/project/" + project + "/";
        JsonNode checked = client.post(sync + "check/", request).body();
        client.post(sync + "review/" + review + "/check/", request);
        client.post(
                sync + "review/" + checked.path("review_id") + "/",
                Map.of("playlist_item_json", checked.at("/items/0").toString()));
    }
}
