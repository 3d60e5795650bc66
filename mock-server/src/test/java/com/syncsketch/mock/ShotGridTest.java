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

    private MockServerFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new MockServerFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void acceptsCompleteSettingsAndNeverReturnsTheKey() throws Exception {
        JsonClient.Response test =
                fixture.post(BASE + "config/test/", "{\"test_settings\": " + settings("right-key") + "}");
        assertThat(test.status()).isEqualTo(200);
        assertThat(test.body().toString()).doesNotContain("right-key");
        JsonClient.Response created = fixture.post(BASE + "config/", settings("right-key"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().path("url").asText()).isEqualTo("https://studio.shotgrid.example.com");
        assertThat(created.body().path("id").isIntegralNumber()).isTrue();
        assertThat(created.body().toString()).doesNotContain("key");
    }

    @Test
    void rejectsWrongSettingsWithoutShowingTheKey() throws Exception {
        fixture.mock.shotGrid().acceptOnly("https://studio.shotgrid.example.com", "bridge", "right-key");
        assertThat(fixture.post(BASE + "config/", settings("right-key")).status())
                .isEqualTo(201);
        JsonClient.Response test =
                fixture.post(BASE + "config/test/", "{\"test_settings\": " + settings("other-text") + "}");
        assertThat(test.status()).isEqualTo(400);
        assertThat(test.body().path("detail").asText())
                .isEqualTo("ShotGrid does not accept these settings: the key is wrong");
        assertThat(fixture.post(BASE + "config/", settings("other-text")).status())
                .isEqualTo(400);
    }

    @Test
    void rejectsAllSettings() throws Exception {
        fixture.mock.shotGrid().rejectAll("Could not connect to studio.shotgrid.example.com");
        JsonClient.Response test =
                fixture.post(BASE + "config/test/", "{\"test_settings\": " + settings("right-key") + "}");
        assertThat(test.status()).isEqualTo(400);
        assertThat(test.reason()).isEqualTo("Could not connect to studio.shotgrid.example.com");
        fixture.mock.reset();
        fixture.createData();
        assertThat(fixture.post(BASE + "config/", settings("right-key")).status())
                .isEqualTo(201);
    }

    @Test
    void requiresAWorkspaceAndOneOfItsProjects() throws Exception {
        assertThat(fixture.post(BASE + "config/", settings("k").replace("" + fixture.account.id(), "7"))
                        .status())
                .isEqualTo(400);
        JsonClient.Response project =
                fixture.post(BASE + "config/", settings("k").replace("null", "7"));
        assertThat(project.status()).isEqualTo(400);
        assertThat(project.reason()).contains("project");
        assertThat(fixture.post(BASE + "config/", settings("k").replace("null", "" + fixture.project.id()))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void listsPlaylistsByWorkspaceProjectAndLink() throws Exception {
        long one = fixture.mock.shotGrid().addPlaylist(fixture.account.id(), 71, "Dailies", List.of("shot_010"));
        fixture.mock.shotGrid().addPlaylist(fixture.account.id(), 72, "Client", List.of());
        String workspace = BASE + "playlists/" + fixture.account.id() + "/";
        assertThat(fixture.get(workspace).body().findValuesAsText("code")).containsExactly("Dailies", "Client");
        assertThat(fixture.get(workspace + "?shotgun_project_id=71").body())
                .hasToString("[{\"id\":" + one + ",\"code\":\"Dailies\"}]");
        assertThat(fixture.get(workspace + "?shotgun_project_id=73").body()).isEmpty();

        String project = workspace + fixture.project.id() + "/";
        assertThat(fixture.get(project + "?shotgun_project_id=72").body().findValuesAsText("code"))
                .containsExactly("Client");
        fixture.mock.shotGrid().linkProject(fixture.project.id(), 71);
        assertThat(fixture.get(project + "?shotgun_project_id=72").body().findValuesAsText("code"))
                .containsExactly("Dailies");
        assertThat(fixture.get(BASE + "playlists/7/").status()).isEqualTo(404);
        assertThat(fixture.get(BASE + "playlists/7/" + fixture.project.id() + "/")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void createsOneReviewFromAPlaylist() throws Exception {
        long playlist =
                fixture.mock.shotGrid().addPlaylist(fixture.account.id(), "Dailies", List.of("shot_010", "shot_020"));
        JsonNode found = check(checkPath(), playlist).body();
        assertThat(found.path("items").findValuesAsText("name")).containsExactly("shot_010", "shot_020");
        long review = found.path("review_id").asLong();
        assertThat(review).isNotEqualTo(fixture.review.id());
        assertThat(fixture.store().reviews().find(review).orElseThrow().text("name"))
                .isEqualTo("Dailies 02 March");
        assertThat(check(checkPath(), playlist).body()).isEqualTo(found);

        fixture.store().reviews().find(review).orElseThrow().fields().put("active", false);
        assertThat(check(checkPath(), playlist).body().path("review_id").asLong())
                .isNotEqualTo(review);
    }

    @Test
    void addsMediaFilesToTheReviewOneByOne() throws Exception {
        long playlist =
                fixture.mock.shotGrid().addPlaylist(fixture.account.id(), "Dailies", List.of("shot_030", "shot_040"));
        JsonNode found = check(reviewCheckPath(), playlist).body();
        assertThat(found.path("review_id").asLong()).isEqualTo(fixture.review.id());
        JsonClient.Response one = sync(found.at("/items/0").toString());
        assertThat(one.body().path("name").asText()).isEqualTo("shot_030");
        // White space and the order of fields do not matter.
        JsonClient.Response two = sync("{ \"name\": \"shot_040\", \"id\": " + found.at("/items/1/id") + " }");
        assertThat(two.status()).isEqualTo(200);
        assertThat(sync(found.at("/items/0").toString()).body()).isEqualTo(one.body());
        assertThat(fixture.review.items())
                .extracting(item -> item.text("name"))
                .containsExactly("shot_010.mov", "shot_030", "shot_040");
        assertThat(fixture.review.items().get(1).text("status")).isEqualTo("done");
    }

    @Test
    void rejectsMediaFilesThatAreNotInThePlaylist() throws Exception {
        assertThat(sync("{\"id\": 1}").reason()).contains("has no playlist; check");
        long playlist = fixture.mock.shotGrid().addPlaylist(fixture.account.id(), "Dailies", List.of("shot_030"));
        check(reviewCheckPath(), playlist);
        JsonClient.Response broken = sync("{\"id\": ");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.reason()).contains("not valid JSON");
        assertThat(sync("[1]").reason()).contains("JSON text of an object");
        assertThat(sync("{\"id\": 1, \"name\": \"shot_030\"}").reason()).contains("unchanged");
        assertThat(fixture.review.items()).hasSize(1);
    }

    @Test
    void namesTheKnownPlaylistsIfOneIsUnknown() throws Exception {
        long playlist = fixture.mock.shotGrid().addPlaylist(fixture.account.id(), "Dailies", List.of());
        JsonClient.Response response = check(checkPath(), 8110);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.reason()).contains("no playlist 8110").contains("[" + playlist + "]");
        assertThat(check(reviewCheckPath().replace("/" + fixture.project.id() + "/", "/7/"), playlist)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void sendsTheNotesOfAnItemOnce() throws Exception {
        fixture.sketch(0);
        fixture.note("comment", 0);
        fixture.note("comment", 1).fields().withArray("attachments").addObject();
        fixture.note("comment", 2).fields().put("active", false);
        assertThat(notes().body())
                .hasToString("{\"sketch_upload_error\":false,\"sketches\":1,\"comments\":2,\"attachments\":1,"
                        + "\"item_name\":\"shot_010.mov\"}");
        fixture.note("comment", 3);
        assertThat(notes().body().path("comments").asInt()).isEqualTo(1);
        assertThat(notes().body().path("comments").asInt()).isZero();
    }

    @Test
    void reportsFailedSketchesAndSendsThemNextTime() throws Exception {
        fixture.sketch(0);
        fixture.note("comment", 0);
        fixture.mock.shotGrid().failSketchUploads(true);
        JsonNode lost = notes().body();
        assertThat(lost.path("sketch_upload_error").asBoolean()).isTrue();
        assertThat(lost.path("sketches").asInt()).isZero();
        assertThat(lost.path("comments").asInt()).isEqualTo(1);
        fixture.mock.shotGrid().failSketchUploads(false);
        assertThat(notes().body().path("sketches").asInt()).isEqualTo(1);
    }

    @Test
    void advancesTheNotesOfAReviewWithEachPoll() throws Exception {
        fixture.item("shot_020.mov");
        fixture.item("shot_030.mov");
        fixture.note("comment", 0);
        fixture.mock.tasks().processingPolls(2);
        JsonNode started = fixture.post(reviewNotes()).body();
        assertThat(started.path("status").asText()).isEqualTo("processing");
        assertThat(started.path("percent_complete").asInt()).isZero();
        assertThat(started.path("total_items").asInt()).isEqualTo(3);
        assertThat(started.path("remaining_items").asInt()).isEqualTo(3);
        String task = BASE + "sync-review-notes/" + started.path("task_id").asText() + "/";
        assertThat(started.path("progress_url").asText()).isEqualTo(fixture.mock.url() + task);

        JsonNode underWay = fixture.get(task).body();
        assertThat(underWay.path("status").asText()).isEqualTo("processing");
        assertThat(underWay.path("percent_complete").asInt()).isEqualTo(33);
        assertThat(fixture.get(task).body().path("percent_complete").asInt()).isEqualTo(66);
        JsonNode done = fixture.get(task).body();
        assertThat(done.path("status").asText()).isEqualTo("done");
        assertThat(done.path("percent_complete").asInt()).isEqualTo(100);
        assertThat(done.path("remaining_items").asInt()).isZero();
        assertThat(done.path("message").asText()).isEqualTo("Shotgrid review notes sync done");
        assertThat(notes().body().path("comments").asInt()).isZero();
    }

    @Test
    void failsTheNotesOfAReviewOnDemand() throws Exception {
        fixture.note("comment", 0);
        fixture.mock.tasks().fail(TaskKind.REVIEW_NOTES);
        String task = BASE + "sync-review-notes/"
                + fixture.post(reviewNotes()).body().path("task_id").asText() + "/";
        fixture.get(task);
        JsonNode failed = fixture.get(task).body();
        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.path("percent_complete").asInt()).isEqualTo(50);
        assertThat(notes().body().path("comments").asInt()).isEqualTo(1);
    }

    @Test
    void returnsNotFound() throws Exception {
        assertThat(fixture.get(BASE + "sync-review-notes/nothing/")
                        .body()
                        .path("detail")
                        .asText())
                .contains("no task nothing");
        assertThat(fixture.post(BASE + "sync-review-notes/review/7/").status()).isEqualTo(404);
        assertThat(fixture.post(BASE + "sync-notes/project/" + fixture.project.id() + "/review/" + fixture.review.id()
                                + "/7/")
                        .status())
                .isEqualTo(404);
        assertThatThrownBy(() -> fixture.mock.shotGrid().addPlaylist(7, "Dailies", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no workspace 7");
    }

    @Test
    void rejectsChangesOfViewers() throws Exception {
        long playlist = fixture.mock.shotGrid().addPlaylist(fixture.account.id(), "Dailies", List.of());
        fixture.restrictTo("viewer");
        assertThat(fixture.post(BASE + "config/", settings("k")).status()).isEqualTo(403);
        assertThat(check(checkPath(), playlist).status()).isEqualTo(403);
        assertThat(check(reviewCheckPath(), playlist).status()).isEqualTo(403);
        assertThat(notes().status()).isEqualTo(403);
        assertThat(fixture.get(BASE + "playlists/" + fixture.account.id() + "/" + fixture.project.id() + "/")
                        .status())
                .isEqualTo(200);
    }

    private String settings(String key) {
        return "{\"account\": " + fixture.account.id() + ", \"project\": null, \"url\":"
                + " \"https://studio.shotgrid.example.com\", \"username\": \"bridge\", \"key\": \"" + key + "\"}";
    }

    private String checkPath() {
        return BASE + "sync-items/project/" + fixture.project.id() + "/check/";
    }

    private String reviewCheckPath() {
        return syncPath() + "check/";
    }

    private String syncPath() {
        return BASE + "sync-items/project/" + fixture.project.id() + "/review/" + fixture.review.id() + "/";
    }

    private String reviewNotes() {
        return BASE + "sync-review-notes/review/" + fixture.review.id() + "/";
    }

    private JsonClient.Response check(String path, long playlist) throws Exception {
        return fixture.post(path, "{\"playlist_code\": \"Dailies 02 March\", \"playlist_id\": " + playlist + "}");
    }

    private JsonClient.Response sync(String item) throws Exception {
        return fixture.post(
                syncPath(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("playlist_item_json", item)
                        .toString());
    }

    private JsonClient.Response notes() throws Exception {
        return fixture.post(BASE + "sync-notes/project/" + fixture.project.id() + "/review/" + fixture.review.id() + "/"
                + fixture.item.id() + "/");
    }
}
