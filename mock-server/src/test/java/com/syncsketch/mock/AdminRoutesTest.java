package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The admin API: seeds, faults, the journal, uploads, webhooks, tasks and playlists. */
class AdminRoutesTest {

    private Stage stage;

    @BeforeEach
    void start() throws Exception {
        stage = new Stage();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private Http.Answer ask(String method, String path, String body) {
        return Http.plain(method, stage.mock.url(), "/__mock/" + path, body == null ? null : body.replace('\'', '"'));
    }

    private JsonNode read(String path) {
        Http.Answer answer = ask("GET", path, null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/json");
        return answer.json();
    }

    @Test
    void loadsTheDemoSeedAndADocument() {
        assertThat(ask("POST", "seed", "{'name': 'demo'}").status()).isEqualTo(204);
        assertThat(ask("POST", "seed", "{'accounts': [{'name': 'Other'}]}").status())
                .isEqualTo(204);

        assertThat(stage.mock.data().accounts())
                .extracting(account -> account.get("name"))
                .containsExactly("Studio", "Northlight", "Other");
    }

    @Test
    void addsListsAndClearsFaults() throws Exception {
        assertThat(ask("POST", "faults", "{'on': 'listProjects', 'call': 1, 'do': {'answer': {'status': 503}}}")
                        .json()
                        .path(0)
                        .path("applied")
                        .asInt(-1))
                .isZero();
        ask("POST", "faults", "[{'on': '*', 'do': {'delay': 0}}]");
        assertThat(stage.get("/api/v1/project/").status()).isEqualTo(503);

        JsonNode faults = read("faults");
        assertThat(faults.findValuesAsText("applied")).containsExactly("1", "0");
        assertThat(faults.at("/0/fault/on").asText()).isEqualTo("listProjects");
        assertThat(ask("DELETE", "faults", null).status()).isEqualTo(204);
        assertThat(read("faults")).isEmpty();
    }

    @Test
    void addsAllFaultsOrNone() {
        Http.Answer answer =
                ask("POST", "faults", "[{'on': '*', 'do': {'delay': 0}}, {'on': 'listProject', 'do': {'delay': 0}}]");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).contains("listProjects");
        assertThat(stage.mock.faults().list()).isEmpty();
    }

    @Test
    void listsTheJournalWithoutSecrets() throws Exception {
        stage.get("/api/v1/project/?limit=2");
        stage.get("/api/v1/account/?colour=red");
        ask("POST", "faults", "{'on': 'createReview', 'do': {'reset': {}}}");
        // A POST, because the HTTP client retries other methods.
        assertThatThrownBy(() -> stage.post("/api/v1/review/", "{}")).isInstanceOf(IOException.class);

        JsonNode all = read("journal");
        assertThat(all.findValuesAsText("operation")).containsExactly("listProjects", "listAccounts", "createReview");
        assertThat(all.at("/0/request/target").asText()).isEqualTo("/api/v1/project/?limit=2");
        assertThat(all.at("/0/credentials").asText()).isEqualTo("KEY_IN_HEADER");
        assertThat(all.at("/0/answer/status").asInt()).isEqualTo(200);
        assertThat(all.at("/0/answer/body").asText()).contains("\"objects\"");
        assertThat(all.at("/1/problems/0").asText()).contains("colour");
        assertThat(all.at("/2/outcome").asText()).isEqualTo("RESET");
        assertThat(all.at("/2/fault/reset").isObject()).isTrue();
        assertThat(all.get(2).has("answer")).isFalse();
        assertThat(all.toString()).doesNotContain(stage.mock.key()).contains("apikey ***");
        assertThat(read("journal?operation=listAccounts")).hasSize(1);
        assertThat(read("journal.har").at("/log/entries")).hasSize(3);

        assertThat(ask("DELETE", "journal", null).status()).isEqualTo(204);
        assertThat(read("journal")).isEmpty();
    }

    @Test
    void listsObjectsAndUploads() throws Exception {
        JsonNode started = stage.post(
                        "/uploads/stats/upload-start/",
                        ("{'review_id': " + stage.review.id() + ", 'item_name': 'a.mov',"
                                        + " 'item_data': {'upload_type': 's3', 'size': 3, 'content_type': 'video/mp4'}}")
                                .replace('\'', '"'))
                .body();
        JsonNode opened = stage.post(
                        "/uploads/multipart-upload/",
                        ("{'review_id': " + stage.review.id() + ", 'item_data': {'name': 'a.mov', 'uuid': '"
                                        + started.path("item_uuid").asText()
                                        + "', 'size': 3, 'content_type': 'video/mp4'}}")
                                .replace('\'', '"'))
                .body();
        String key = opened.path("key").asText();
        String upload = "/uploads/multipart-upload/" + opened.path("uploadId").asText() + "/";
        String query = "?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
        String url =
                stage.get(upload + "sign-part/1/" + query).body().path("url").asText();
        String etag = put(url, "abc");

        JsonNode running = read("uploads");
        assertThat(running.at("/0/key").asText()).isEqualTo(key);
        assertThat(running.at("/0/item").asLong())
                .isEqualTo(started.path("item_id").asLong());
        assertThat(running.at("/0/parts/0/size").asInt()).isEqualTo(3);
        assertThat(read("objects")).isEmpty();

        stage.post(
                upload + "complete/" + query,
                "{\"parts\": [{\"PartNumber\": 1, \"ETag\": "
                        + etag.replace("\"", "\\\"").replaceAll("^|$", "\"") + "}]}");
        JsonNode object = read("objects").path(0);
        assertThat(read("uploads")).isEmpty();
        assertThat(object.path("key").asText()).isEqualTo(key);
        assertThat(object.path("item")).isEqualTo(started.path("item_id"));
        assertThat(object.path("size").asInt()).isEqualTo(3);
        assertThat(object.path("md5").asText()).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
        assertThat(object.path("sha256").asText()).startsWith("ba7816bf");
    }

    private static String put(String url, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .version(HttpClient.Version.HTTP_1_1)
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    @Test
    void setsTheOutcomeOfTasks() throws Exception {
        assertThat(ask("POST", "tasks", "{'fail': 'greasePencil', 'polls': 0}").status())
                .isEqualTo(204);
        assertThat(firstAnswerOfATask()).isEqualTo("failed");
        ask("POST", "tasks", "{'succeed': 'greasePencil'}");
        assertThat(firstAnswerOfATask()).isEqualTo("done");
        ask("POST", "tasks", "{'polls': 3}");
        assertThat(firstAnswerOfATask()).isEqualTo("processing");
    }

    private String firstAnswerOfATask() throws Exception {
        String tasks = "/api/v2/downloads/greasePencil/";
        String id = stage.post(tasks + stage.review.id() + "/" + stage.item.id() + "/")
                .body()
                .asText();
        return stage.get(tasks + id + "/").body().path("status").asText();
    }

    @Test
    void sendsACustomEventAndListsTheDelivery() throws Exception {
        try (Receiver receiver = new Receiver()) {
            stage.post(
                    "/api/v2/notifications/" + stage.account.id() + "/webhooks/",
                    "{\"url\": \"" + receiver.url("/hook") + "\", \"type\": \"all\"}");
            assertThat(ask("POST", "webhooks", "{'event': 'future_event', 'body': {'action': 'x'}}")
                            .json()
                            .path("subscribers")
                            .asInt())
                    .isEqualTo(1);
            ask("POST", "webhooks", "{'event': 'future_event', 'body': 'no {JSON'}");

            assertThat(receiver.next().text()).isEqualTo("{\"action\":\"x\"}");
            assertThat(receiver.next().text()).isEqualTo("no {JSON");
            stage.mock.webhooks().awaitDeliveries(2, java.time.Duration.ofSeconds(10));
            JsonNode sent = read("webhooks");
            assertThat(sent.findValuesAsText("event")).containsExactly("future_event", "future_event");
            assertThat(sent.at("/0/body/action").asText()).isEqualTo("x");
            assertThat(sent.at("/0/status").asInt()).isEqualTo(204);
            assertThat(sent.at("/1/body").asText()).isEqualTo("no {JSON");
        }
    }

    @Test
    void addsAPlaylistToTheFirstWorkspaceOrToAnother() throws Exception {
        long id = ask("POST", "playlists", "{'code': 'Dailies', 'media': ['shot_010']}")
                .json()
                .path("id")
                .asLong();
        ask(
                "POST",
                "playlists",
                "{'account': " + stage.account.id() + ", 'project': 71, 'code': 'Client', 'media': []}");

        String playlists = "/api/v2/shotgun/playlists/" + stage.account.id() + "/";
        assertThat(stage.get(playlists).body().at("/0/id").asLong()).isEqualTo(id);
        assertThat(stage.get(playlists + "?shotgun_project_id=71").body().findValuesAsText("code"))
                .isEqualTo(List.of("Client"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        seed      |                                                 | must be an object
        seed      | {'name': 'other'}                               | only named seed
        seed      | {'name': 'demo', 'users': []}                   | only named seed
        seed      | {'accounts': [{}]}                              | accounts[0].name: is missing
        seed      | {'projects': []}                                | no "projects" here
        faults    |                                                 | The JSON is empty
        faults    | 7                                               | The fault must be
        faults    | {'on': 'listProjects'}                          | 'do'
        faults    | {'on': '*', 'on': '*', 'do': {}}                | Duplicate
        webhooks  | {'event': 'x'}                                  | must have a "body"
        webhooks  | {'body': {}}                                    | text "event"
        webhooks  | {'event': 'x', 'body': {}, 'url': 'x'}          | no "url" here
        tasks     | {}                                              | "polls"
        tasks     | {'fail': 'everything'}                          | [flattenedSketches, greasePencil, reviewNotes, videoWithSketches]
        tasks     | {'polls': -1}                                   | but is -1
        tasks     | {'polls': 4294967296}                           | but is 4294967296
        tasks     | {'polls': 1.5}                                  | whole number "polls"
        playlists | {'code': 'D'}                                   | array "media"
        playlists | {'code': 'D', 'media': [7]}                     | but contains 7
        playlists | {'media': []}                                   | text "code"
        playlists | {'account': 7, 'code': 'D', 'media': []}        | no workspace 7
        """)
    void rejectsInvalidBodies(String command, String body, String reason) {
        Http.Answer answer = ask("POST", command, body == null ? "" : body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"operation=listProject,Similar are", "operations=listProjects,Unknown filter 'operations'"})
    void rejectsUnknownJournalFilters(String query, String reason) {
        Http.Answer answer = ask("GET", "journal?" + query, null);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).contains(reason);
    }
}
