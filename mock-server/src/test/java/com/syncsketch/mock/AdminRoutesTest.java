package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
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

    private MockServerFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new MockServerFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private Http.Response send(String method, String path, String body) {
        return Http.plain(method, fixture.mock.url(), "/__mock/" + path, body == null ? null : body.replace('\'', '"'));
    }

    private JsonNode read(String path) {
        Http.Response response = send("GET", path, null);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.raw().headers().firstValue("Content-Type")).hasValue("application/json");
        return response.json();
    }

    @Test
    void loadsTheDemoSeedAndADocument() {
        assertThat(send("POST", "seed", "{'name': 'demo'}").status()).isEqualTo(204);
        assertThat(send("POST", "seed", "{'accounts': [{'name': 'Other'}]}").status())
                .isEqualTo(204);

        assertThat(fixture.mock.data().accounts())
                .extracting(account -> account.get("name"))
                .containsExactly("Studio", "Northlight", "Other");
    }

    /** On a server whose own ids are not those of the examples. */
    @Test
    void loadsTheSeedOfTheExamples() throws Exception {
        try (MockSyncSketch mock = MockSyncSketch.builder().firstId(50_001).start()) {
            Http.Response loaded = Http.plain("POST", mock.url(), "/__mock/seed", "{\"name\": \"examples\"}");

            assertThat(loaded.status()).isEqualTo(204);
            assertThat(Http.get(mock, "/api/v1/item/789/").status()).isEqualTo(200);
        }
    }

    @Test
    void addsListsAndClearsFaults() throws Exception {
        assertThat(send("POST", "faults", "{'on': 'listProjects', 'nth': 1, 'do': {'response': {'status': 503}}}")
                        .json()
                        .path(0)
                        .path("applied")
                        .asInt(-1))
                .isZero();
        send("POST", "faults", "[{'on': '*', 'do': {'delay': 0}}]");
        assertThat(fixture.get("/api/v1/project/").status()).isEqualTo(503);

        JsonNode faults = read("faults");
        assertThat(faults.findValuesAsText("applied")).containsExactly("1", "0");
        assertThat(faults.at("/0/fault/on").asText()).isEqualTo("listProjects");
        assertThat(send("DELETE", "faults", null).status()).isEqualTo(204);
        assertThat(read("faults")).isEmpty();
    }

    @Test
    void addsAllFaultsOrNone() {
        Http.Response response =
                send("POST", "faults", "[{'on': '*', 'do': {'delay': 0}}, {'on': 'listProject', 'do': {'delay': 0}}]");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().path("error").asText()).contains("listProjects");
        assertThat(fixture.mock.faults().list()).isEmpty();
    }

    @Test
    void listsTheJournalWithoutSecrets() throws Exception {
        fixture.get("/api/v1/project/?limit=2");
        fixture.get("/api/v1/account/?colour=red");
        send("POST", "faults", "{'on': 'createReview', 'do': {'reset': {}}}");
        // A POST, because the HTTP client retries other methods.
        assertThatThrownBy(() -> fixture.post("/api/v1/review/", "{}")).isInstanceOf(UncheckedIOException.class);

        JsonNode all = read("journal");
        assertThat(all.findValuesAsText("operation")).containsExactly("listProjects", "listAccounts", "createReview");
        assertThat(all.at("/0/request/target").asText()).isEqualTo("/api/v1/project/?limit=2");
        assertThat(all.at("/0/credentials").asText()).isEqualTo("KEY_IN_HEADER");
        assertThat(all.at("/0/response/status").asInt()).isEqualTo(200);
        assertThat(all.at("/0/response/body").asText()).contains("\"objects\"");
        assertThat(all.at("/1/problems/0").asText()).contains("colour");
        assertThat(all.at("/2/outcome").asText()).isEqualTo("RESET");
        assertThat(all.at("/2/fault/reset").isObject()).isTrue();
        assertThat(all.get(2).has("response")).isFalse();
        assertThat(all.toString()).doesNotContain(fixture.mock.key()).contains("apikey ***");
        assertThat(read("journal?operation=listAccounts")).hasSize(1);
        assertThat(read("journal.har").at("/log/entries")).hasSize(3);

        assertThat(send("DELETE", "journal", null).status()).isEqualTo(204);
        assertThat(read("journal")).isEmpty();
    }

    @Test
    void listsObjectsAndUploads() throws Exception {
        JsonNode started = fixture.post(
                        "/uploads/stats/upload-start/",
                        ("{'review_id': " + fixture.review.id() + ", 'item_name': 'a.mov',"
                                        + " 'item_data': {'upload_type': 's3', 'size': 3, 'content_type': 'video/mp4'}}")
                                .replace('\'', '"'))
                .body();
        JsonNode opened = fixture.post(
                        "/uploads/multipart-upload/",
                        ("{'review_id': " + fixture.review.id() + ", 'item_data': {'name': 'a.mov', 'uuid': '"
                                        + started.path("item_uuid").asText()
                                        + "', 'size': 3, 'content_type': 'video/mp4'}}")
                                .replace('\'', '"'))
                .body();
        String key = opened.path("key").asText();
        String upload = "/uploads/multipart-upload/" + opened.path("uploadId").asText() + "/";
        String query = "?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
        String url =
                fixture.get(upload + "sign-part/1/" + query).body().path("url").asText();
        String etag = put(url, "abc");

        JsonNode running = read("uploads");
        assertThat(running.at("/0/key").asText()).isEqualTo(key);
        assertThat(running.at("/0/item").asLong())
                .isEqualTo(started.path("item_id").asLong());
        assertThat(running.at("/0/parts/0/size").asInt()).isEqualTo(3);
        assertThat(read("objects")).isEmpty();

        fixture.post(
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
        assertThat(send("POST", "tasks", "{'fail': 'greasePencil', 'polls': 0}").status())
                .isEqualTo(204);
        assertThat(firstStatusOfATask()).isEqualTo("failed");
        send("POST", "tasks", "{'succeed': 'greasePencil'}");
        assertThat(firstStatusOfATask()).isEqualTo("done");
        send("POST", "tasks", "{'polls': 3}");
        assertThat(firstStatusOfATask()).isEqualTo("processing");
    }

    private String firstStatusOfATask() throws Exception {
        String tasks = "/api/v2/downloads/greasePencil/";
        String id = fixture.post(tasks + fixture.review.id() + "/" + fixture.item.id() + "/")
                .body()
                .asText();
        return fixture.get(tasks + id + "/").body().path("status").asText();
    }

    @Test
    void sendsACustomEventAndListsTheDelivery() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            fixture.post(
                    "/api/v2/notifications/" + fixture.account.id() + "/webhooks/",
                    "{\"url\": \"" + receiver.url("/hook") + "\", \"type\": \"all\"}");
            assertThat(send("POST", "webhooks", "{'event': 'future_event', 'body': {'action': 'x'}}")
                            .json()
                            .path("subscribers")
                            .asInt())
                    .isEqualTo(1);
            send("POST", "webhooks", "{'event': 'future_event', 'body': 'no {JSON'}");

            assertThat(receiver.next().text()).isEqualTo("{\"action\":\"x\"}");
            assertThat(receiver.next().text()).isEqualTo("no {JSON");
            fixture.mock.webhooks().awaitDeliveries(2, java.time.Duration.ofSeconds(10));
            JsonNode sent = read("webhooks");
            assertThat(sent.findValuesAsText("event")).containsExactly("future_event", "future_event");
            assertThat(sent.at("/0/body/action").asText()).isEqualTo("x");
            assertThat(sent.at("/0/status").asInt()).isEqualTo(204);
            assertThat(sent.at("/1/body").asText()).isEqualTo("no {JSON");
        }
    }

    @Test
    void addsAPlaylistToTheFirstWorkspaceOrToAnother() throws Exception {
        long id = send("POST", "playlists", "{'code': 'Dailies', 'media': ['shot_010']}")
                .json()
                .path("id")
                .asLong();
        send(
                "POST",
                "playlists",
                "{'account': " + fixture.account.id() + ", 'project': 71, 'code': 'Client', 'media': []}");

        String playlists = "/api/v2/shotgun/playlists/" + fixture.account.id() + "/";
        assertThat(fixture.get(playlists).body().at("/0/id").asLong()).isEqualTo(id);
        assertThat(fixture.get(playlists + "?shotgun_project_id=71").body().findValuesAsText("code"))
                .isEqualTo(List.of("Client"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        seed      |                                                 | must be an object
        seed      | {'name': 'other'}                               | named seeds are
        seed      | {'name': 'demo', 'users': []}                   | named seeds are
        seed      | {'accounts': [{}]}                              | accounts[0].name: is missing
        seed      | {'projects': []}                                | no "projects" here
        faults    |                                                 | The JSON is empty
        faults    | 7                                               | The fault must be
        faults    | {'on': 'listProjects'}                          | 'do'
        faults    | {'on': '*', 'on': '*', 'do': {}}                | Duplicate
        webhooks  | {'event': 'x'}                                  | must have "body"
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
        Http.Response response = send("POST", command, body == null ? "" : body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().path("error").asText()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"operation=listProject,Similar are", "operations=listProjects,Unknown filter 'operations'"})
    void rejectsUnknownJournalFilters(String query, String reason) {
        Http.Response response = send("GET", "journal?" + query, null);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().path("error").asText()).contains(reason);
    }
}
