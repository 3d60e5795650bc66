package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.syncsketch.mock.model.TaskKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShotGridTest {

    private static final String BASE = "/api/v2/shotgun/";

    private Stage stage;

    @BeforeEach
    void start() throws Exception {
        stage = new Stage();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void acceptsCompleteSettingsAndNeverReturnsTheKey() throws Exception {
        Stage.Answer test = stage.post(BASE + "config/test/", "{\"test_settings\": " + settings("right-key") + "}");
        assertThat(test.status()).isEqualTo(200);
        assertThat(test.body().toString()).doesNotContain("right-key");
        Stage.Answer created = stage.post(BASE + "config/", settings("right-key"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().path("url").asText()).isEqualTo("https://studio.shotgrid.example.com");
        assertThat(created.body().path("id").isIntegralNumber()).isTrue();
        assertThat(created.body().toString()).doesNotContain("key");
    }

    @Test
    void rejectsWrongSettingsWithoutShowingTheKey() throws Exception {
        stage.mock.shotGrid().acceptOnly("https://studio.shotgrid.example.com", "bridge", "right-key");
        assertThat(stage.post(BASE + "config/", settings("right-key")).status()).isEqualTo(201);
        Stage.Answer test = stage.post(BASE + "config/test/", "{\"test_settings\": " + settings("other-text") + "}");
        assertThat(test.status()).isEqualTo(400);
        assertThat(test.body().path("detail").asText())
                .isEqualTo("ShotGrid does not accept these settings: the key is wrong");
        assertThat(stage.post(BASE + "config/", settings("other-text")).status())
                .isEqualTo(400);
    }

    @Test
    void rejectsAllSettings() throws Exception {
        stage.mock.shotGrid().rejectAll("Could not connect to studio.shotgrid.example.com");
        Stage.Answer test = stage.post(BASE + "config/test/", "{\"test_settings\": " + settings("right-key") + "}");
        assertThat(test.status()).isEqualTo(400);
        assertThat(test.reason()).isEqualTo("Could not connect to studio.shotgrid.example.com");
        stage.mock.reset();
        stage.fill();
        assertThat(stage.post(BASE + "config/", settings("right-key")).status()).isEqualTo(201);
    }

    @Test
    void requiresAWorkspaceAndOneOfItsProjects() throws Exception {
        assertThat(stage.post(BASE + "config/", settings("k").replace("" + stage.account.id(), "7"))
                        .status())
                .isEqualTo(400);
        Stage.Answer project = stage.post(BASE + "config/", settings("k").replace("null", "7"));
        assertThat(project.status()).isEqualTo(400);
        assertThat(project.reason()).contains("project");
        assertThat(stage.post(BASE + "config/", settings("k").replace("null", "" + stage.project.id()))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void listsPlaylistsByWorkspaceProjectAndLink() throws Exception {
        long one = stage.mock.shotGrid().addPlaylist(stage.account.id(), 71, "Dailies", List.of("shot_010"));
        stage.mock.shotGrid().addPlaylist(stage.account.id(), 72, "Client", List.of());
        String workspace = BASE + "playlists/" + stage.account.id() + "/";
        assertThat(stage.get(workspace).body().findValuesAsText("code")).containsExactly("Dailies", "Client");
        assertThat(stage.get(workspace + "?shotgun_project_id=71").body())
                .hasToString("[{\"id\":" + one + ",\"code\":\"Dailies\"}]");
        assertThat(stage.get(workspace + "?shotgun_project_id=73").body()).isEmpty();

        String project = workspace + stage.project.id() + "/";
        assertThat(stage.get(project + "?shotgun_project_id=72").body().findValuesAsText("code"))
                .containsExactly("Client");
        stage.mock.shotGrid().linkProject(stage.project.id(), 71);
        assertThat(stage.get(project + "?shotgun_project_id=72").body().findValuesAsText("code"))
                .containsExactly("Dailies");
        assertThat(stage.get(BASE + "playlists/7/").status()).isEqualTo(404);
        assertThat(stage.get(BASE + "playlists/7/" + stage.project.id() + "/").status())
                .isEqualTo(404);
    }

    @Test
    void createsOneReviewFromAPlaylist() throws Exception {
        long playlist =
                stage.mock.shotGrid().addPlaylist(stage.account.id(), "Dailies", List.of("shot_010", "shot_020"));
        JsonNode found = check(checkPath(), playlist).body();
        assertThat(found.path("items").findValuesAsText("name")).containsExactly("shot_010", "shot_020");
        long review = found.path("review_id").asLong();
        assertThat(review).isNotEqualTo(stage.review.id());
        assertThat(stage.store().reviews().find(review).orElseThrow().text("name"))
                .isEqualTo("Dailies 02 March");
        assertThat(check(checkPath(), playlist).body()).isEqualTo(found);

        stage.store().reviews().find(review).orElseThrow().fields().put("active", false);
        assertThat(check(checkPath(), playlist).body().path("review_id").asLong())
                .isNotEqualTo(review);
    }

    @Test
    void addsMediaFilesToTheReviewOneByOne() throws Exception {
        long playlist =
                stage.mock.shotGrid().addPlaylist(stage.account.id(), "Dailies", List.of("shot_030", "shot_040"));
        JsonNode found = check(reviewCheckPath(), playlist).body();
        assertThat(found.path("review_id").asLong()).isEqualTo(stage.review.id());
        Stage.Answer one = sync(found.at("/items/0").toString());
        assertThat(one.body().path("name").asText()).isEqualTo("shot_030");
        // White space and the order of fields do not matter.
        Stage.Answer two = sync("{ \"name\": \"shot_040\", \"id\": " + found.at("/items/1/id") + " }");
        assertThat(two.status()).isEqualTo(200);
        assertThat(sync(found.at("/items/0").toString()).body()).isEqualTo(one.body());
        assertThat(stage.review.items())
                .extracting(item -> item.text("name"))
                .containsExactly("shot_010.mov", "shot_030", "shot_040");
        assertThat(stage.review.items().get(1).text("status")).isEqualTo("done");
    }

    @Test
    void rejectsMediaFilesThatAreNotInThePlaylist() throws Exception {
        assertThat(sync("{\"id\": 1}").reason()).contains("has no playlist; check");
        long playlist = stage.mock.shotGrid().addPlaylist(stage.account.id(), "Dailies", List.of("shot_030"));
        check(reviewCheckPath(), playlist);
        Stage.Answer broken = sync("{\"id\": ");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.reason()).contains("not valid JSON");
        assertThat(sync("[1]").reason()).contains("JSON text of an object");
        assertThat(sync("{\"id\": 1, \"name\": \"shot_030\"}").reason()).contains("unchanged");
        assertThat(stage.review.items()).hasSize(1);
    }

    @Test
    void namesTheKnownPlaylistsIfOneIsUnknown() throws Exception {
        long playlist = stage.mock.shotGrid().addPlaylist(stage.account.id(), "Dailies", List.of());
        Stage.Answer answer = check(checkPath(), 8110);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.reason()).contains("no playlist 8110").contains("[" + playlist + "]");
        assertThat(check(reviewCheckPath().replace("/" + stage.project.id() + "/", "/7/"), playlist)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void sendsTheNotesOfAnItemOnce() throws Exception {
        stage.sketch(0);
        stage.note("comment", 0);
        stage.note("comment", 1).fields().withArray("attachments").addObject();
        stage.note("comment", 2).fields().put("active", false);
        assertThat(notes().body())
                .hasToString("{\"sketch_upload_error\":false,\"sketches\":1,\"comments\":2,\"attachments\":1,"
                        + "\"item_name\":\"shot_010.mov\"}");
        stage.note("comment", 3);
        assertThat(notes().body().path("comments").asInt()).isEqualTo(1);
        assertThat(notes().body().path("comments").asInt()).isZero();
    }

    @Test
    void reportsFailedSketchesAndSendsThemNextTime() throws Exception {
        stage.sketch(0);
        stage.note("comment", 0);
        stage.mock.shotGrid().failSketchUploads(true);
        JsonNode lost = notes().body();
        assertThat(lost.path("sketch_upload_error").asBoolean()).isTrue();
        assertThat(lost.path("sketches").asInt()).isZero();
        assertThat(lost.path("comments").asInt()).isEqualTo(1);
        stage.mock.shotGrid().failSketchUploads(false);
        assertThat(notes().body().path("sketches").asInt()).isEqualTo(1);
    }

    @Test
    void advancesTheNotesOfAReviewWithEachPoll() throws Exception {
        stage.item("shot_020.mov");
        stage.item("shot_030.mov");
        stage.note("comment", 0);
        stage.mock.tasks().processingPolls(2);
        JsonNode started = stage.post(reviewNotes()).body();
        assertThat(started.path("status").asText()).isEqualTo("processing");
        assertThat(started.path("percent_complete").asInt()).isZero();
        assertThat(started.path("total_items").asInt()).isEqualTo(3);
        assertThat(started.path("remaining_items").asInt()).isEqualTo(3);
        String task = BASE + "sync-review-notes/" + started.path("task_id").asText() + "/";
        assertThat(started.path("progress_url").asText()).isEqualTo(stage.mock.url() + task);

        JsonNode underWay = stage.get(task).body();
        assertThat(underWay.path("status").asText()).isEqualTo("processing");
        assertThat(underWay.path("percent_complete").asInt()).isEqualTo(33);
        assertThat(stage.get(task).body().path("percent_complete").asInt()).isEqualTo(66);
        JsonNode done = stage.get(task).body();
        assertThat(done.path("status").asText()).isEqualTo("done");
        assertThat(done.path("percent_complete").asInt()).isEqualTo(100);
        assertThat(done.path("remaining_items").asInt()).isZero();
        assertThat(done.path("message").asText()).isEqualTo("Shotgrid review notes sync done");
        assertThat(notes().body().path("comments").asInt()).isZero();
    }

    @Test
    void failsTheNotesOfAReviewOnDemand() throws Exception {
        stage.note("comment", 0);
        stage.mock.tasks().fail(TaskKind.REVIEW_NOTES);
        String task = BASE + "sync-review-notes/"
                + stage.post(reviewNotes()).body().path("task_id").asText() + "/";
        stage.get(task);
        JsonNode failed = stage.get(task).body();
        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.path("percent_complete").asInt()).isEqualTo(50);
        assertThat(notes().body().path("comments").asInt()).isEqualTo(1);
    }

    @Test
    void returnsNotFound() throws Exception {
        assertThat(stage.get(BASE + "sync-review-notes/nothing/")
                        .body()
                        .path("detail")
                        .asText())
                .contains("no task nothing");
        assertThat(stage.post(BASE + "sync-review-notes/review/7/").status()).isEqualTo(404);
        assertThat(stage.post(BASE + "sync-notes/project/" + stage.project.id() + "/review/" + stage.review.id()
                                + "/7/")
                        .status())
                .isEqualTo(404);
        assertThatThrownBy(() -> stage.mock.shotGrid().addPlaylist(7, "Dailies", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no workspace 7");
    }

    @Test
    void rejectsChangesOfViewers() throws Exception {
        long playlist = stage.mock.shotGrid().addPlaylist(stage.account.id(), "Dailies", List.of());
        stage.demote("viewer");
        assertThat(stage.post(BASE + "config/", settings("k")).status()).isEqualTo(403);
        assertThat(check(checkPath(), playlist).status()).isEqualTo(403);
        assertThat(check(reviewCheckPath(), playlist).status()).isEqualTo(403);
        assertThat(notes().status()).isEqualTo(403);
        assertThat(stage.get(BASE + "playlists/" + stage.account.id() + "/" + stage.project.id() + "/")
                        .status())
                .isEqualTo(200);
    }

    private String settings(String key) {
        return "{\"account\": " + stage.account.id() + ", \"project\": null, \"url\":"
                + " \"https://studio.shotgrid.example.com\", \"username\": \"bridge\", \"key\": \"" + key + "\"}";
    }

    private String checkPath() {
        return BASE + "sync-items/project/" + stage.project.id() + "/check/";
    }

    private String reviewCheckPath() {
        return syncPath() + "check/";
    }

    private String syncPath() {
        return BASE + "sync-items/project/" + stage.project.id() + "/review/" + stage.review.id() + "/";
    }

    private String reviewNotes() {
        return BASE + "sync-review-notes/review/" + stage.review.id() + "/";
    }

    private Stage.Answer check(String path, long playlist) throws Exception {
        return stage.post(path, "{\"playlist_code\": \"Dailies 02 March\", \"playlist_id\": " + playlist + "}");
    }

    private Stage.Answer sync(String medium) throws Exception {
        return stage.post(
                syncPath(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("playlist_item_json", medium)
                        .toString());
    }

    private Stage.Answer notes() throws Exception {
        return stage.post(BASE + "sync-notes/project/" + stage.project.id() + "/review/" + stage.review.id() + "/"
                + stage.item.id() + "/");
    }
}
