package com.syncsketch.sdk.client.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.syncsketch.sdk.api.ShotGridStepsApi;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestSecrets;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.BadRequestException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.ServerException;
import com.syncsketch.sdk.client.error.ShotGridRefusedException;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.model.ShotGridConfig;
import com.syncsketch.sdk.model.ShotGridConfigTestRequest;
import com.syncsketch.sdk.model.ShotGridPlaylistQuery;
import com.syncsketch.sdk.model.ShotGridProjectPlaylistQuery;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShotGridTest {

    private static final String KEY = TestSecrets.SHOTGRID_KEY;
    private static final ShotGridConfig CONFIG = ShotGridConfig.builder()
            .account(11)
            .url("https://shotgrid.example.com")
            .username("script-user")
            .key(KEY)
            .build();

    private final TestServer server = new TestServer();
    private final SyncSketchClient client = server.client();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void connect_testsAndThenCreates() {
        client.shotGrid().connect(CONFIG);
        client.shotGrid().connect(CONFIG.toBuilder().project(21L).build());
        assertThat(server.received)
                .extracting(TestServer.Received::uri)
                .containsExactly(
                        "/api/v2/shotgun/config/test/",
                        "/api/v2/shotgun/config/",
                        "/api/v2/shotgun/config/test/",
                        "/api/v2/shotgun/config/");
        assertSettings(0, 1, null);
        assertSettings(2, 3, 21);
    }

    private void assertSettings(int test, int create, Integer project) {
        Map<String, Object> settings = new HashMap<>(
                Map.of("account", 11, "url", "https://shotgrid.example.com", "username", "script-user", "key", KEY));
        settings.put("project", project);
        assertThat(JsonReading.map(server.received.get(test).text())).isEqualTo(Map.of("test_settings", settings));
        assertThat(JsonReading.map(server.received.get(create).text())).isEqualTo(settings);
    }

    @Test
    void connect_whenTheTestIsRejected_createsNothingAndReturnsTheReason() {
        server.respond(400, "application/json", "{\"error\": \"Bad login with shotgrid\\\"key\"}");
        Throwable thrown = catchThrowable(() -> client.shotGrid().connect(CONFIG));
        assertThat(server.only().uri()).isEqualTo("/api/v2/shotgun/config/test/");
        assertThat(thrown)
                .isInstanceOf(ShotGridRefusedException.class)
                .hasMessageContaining("Bad login with ***")
                .hasCauseInstanceOf(BadRequestException.class);
        assertThat(((ShotGridRefusedException) thrown).getReason()).isEqualTo("Bad login with ***");
        assertThat(((ApiException) thrown.getCause()).getBody()).doesNotContain("shotgrid");
        assertNoKey(thrown);
    }

    @Test
    void connect_whenASuccessContainsAnError_createsNothing() {
        server.respondJson("{\"error\": \"No such site\"}");
        assertThatThrownBy(() -> client.shotGrid().connect(CONFIG))
                .isInstanceOf(ShotGridRefusedException.class)
                .hasMessageContaining("No such site");
        assertThat(server.received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Log in</html>", "{\"error\": ", "OK", "\"Bad login with shotgrid\\\"key\""})
    void connect_whenTheTestReturnsText_createsNothing(String body) {
        server.respond(202, "text/html", body);
        Throwable thrown = catchThrowable(() -> client.shotGrid().connect(CONFIG));
        assertThat(server.only().uri()).isEqualTo("/api/v2/shotgun/config/test/");
        assertThat(thrown).isInstanceOfSatisfying(DecodingException.class, e -> {
            assertThat(e.getStatus()).isEqualTo(202);
            assertThat(e.getBody()).isNotEmpty().doesNotContain("shotgrid");
        });
        assertNoKey(thrown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"status\": \"ok\"}", "{\"error\": null}", "true", "[]"})
    void connect_whenTheTestSucceeds_creates(String body) {
        server.respond(200, "application/json", body);
        client.shotGrid().connect(CONFIG);
        assertThat(server.received).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"401, AuthenticationException", "429, RateLimitedException", "500, ServerException"})
    void connect_whenTheErrorIsUnrelatedToTheSettings_throwsIt(int status, String name) {
        server.respond(status, null, "");
        assertThatThrownBy(() -> client.shotGrid().connect(CONFIG))
                .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(name));
        assertThat(server.received).hasSize(1);
    }

    @Test
    void connect_whenTheCreationFails_hidesTheKey() {
        server.handle(exchange -> {
            server.note(exchange);
            boolean test = exchange.getRequestURI().getPath().endsWith("/test/");
            String body = "{\"error\": \"Taken: shotgrid\\\"key\"}";
            TestServer.send(exchange, test ? 200 : 400, "application/json", test ? "" : body);
        });
        Throwable thrown = catchThrowable(() -> client.shotGrid().connect(CONFIG));
        assertThat(thrown).isInstanceOf(BadRequestException.class).hasMessageContaining("Taken: ***");
        assertNoKey(thrown);
    }

    @Test
    void connect_whenAnEarlierAttemptContainsTheKey_hidesIt() {
        server.handle(exchange -> {
            server.note(exchange);
            boolean first = server.received.size() == 1;
            exchange.getResponseHeaders().set("Retry-After", "0");
            String body = first ? "{\"error\": \"Busy: shotgrid\\\"key\"}" : "{\"error\": \"No\"}";
            TestServer.send(exchange, first ? 503 : 400, "application/json", body);
        });
        SyncSketchClient patient = server.clientBuilder()
                .retryPolicy(RetryPolicy.builder()
                        .baseDelay(Duration.ofMillis(1))
                        .maxDelay(Duration.ofMillis(1))
                        .build())
                .build();
        Throwable thrown = catchThrowable(() -> patient.shotGrid().connect(CONFIG));
        assertThat(server.received).hasSize(2);
        assertThat(thrown).isInstanceOf(ShotGridRefusedException.class).hasMessageContaining("No");
        assertNoKey(thrown);
    }

    /** Not only with connect, but also with its individual requests, and with requests of the raw client. */
    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400})
    void requestsWithTheKey_hideItInAllFailures(int status) {
        server.handle(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("X-Echo", KEY);
            exchange.getResponseHeaders().set("Location", "/elsewhere/shotgrid%22key/");
            TestServer.send(exchange, status, "application/json", "{\"error\": \"shotgrid\\\"key\", \"id\": tru}");
        });
        ShotGridStepsApi steps = client.api(ShotGridStepsApi.class);
        List<Throwable> thrown = new ArrayList<>();
        thrown.add(catchThrowable(() -> client.raw()
                .send("POST", "/api/v2/shotgun/config/", Map.of(), CONFIG)
                .read(Map.class)));
        if (status != 200) {
            // These two accept any response, because its structure is not documented.
            thrown.add(catchThrowable(() -> steps.createConfig(CONFIG)));
            thrown.add(catchThrowable(() -> steps.testConfig(
                    ShotGridConfigTestRequest.builder().testSettings(CONFIG).build())));
        }
        assertThat(thrown).doesNotContainNull().allSatisfy(e -> {
            assertNoKey(e);
            if (e instanceof ApiException refused) {
                assertThat(refused.getBody() + refused.getHeaders())
                        .contains("***")
                        .doesNotContain("shotgrid");
            } else {
                assertThat(((DecodingException) e).getBody()).contains("***").doesNotContain("shotgrid");
            }
        });
    }

    @Test
    void nextRequestOfTheThread_isNotRedacted() {
        server.respond(400, "application/json", "{\"error\": \"No\"}");
        catchThrowable(
                () -> client.shotGrid().connect(CONFIG.toBuilder().key("Bad").build()));
        server.respond(404, "application/json", "{\"detail\": \"Bad id\"}");
        assertThatThrownBy(() -> client.shotGrid().syncItemNotes(1, 2, 3)).hasMessageContaining("Bad id");
    }

    @Test
    void connect_withoutAKey_sendsNothing() {
        ShotGridConfig config = CONFIG.toBuilder().key(" ").build();
        assertThatThrownBy(() -> client.shotGrid().connect(config)).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.received).isEmpty();
    }

    @Test
    void syncItems_checksAndThenSendsEachItemAsText() {
        playlist("{\"review_id\": 302, \"items\": [{\"id\": 821, \"name\": \"zoë \\\"1\\\"\"}, {\"id\": 822}]}");
        ShotGridItemsSync result = client.shotGrid().syncItems(21, null, "dailies", 811);
        assertThat(server.received)
                .extracting(TestServer.Received::uri)
                .containsExactly(
                        "/api/v2/shotgun/sync-items/project/21/check/",
                        "/api/v2/shotgun/sync-items/project/21/review/302/",
                        "/api/v2/shotgun/sync-items/project/21/review/302/");
        assertThat(JsonReading.map(server.received.get(0).text()))
                .isEqualTo(Map.of("playlist_code", "dailies", "playlist_id", 811));
        Map<?, ?> body = JsonReading.map(server.received.get(1).text());
        assertThat(body.size()).isEqualTo(1);
        assertThat(JsonReading.map((String) body.get("playlist_item_json")))
                .isEqualTo(Map.of("id", 821, "name", "zoë \"1\""));
        assertThat(result.getReviewId()).isEqualTo(302);
        assertThat(result.getItemIds()).containsExactly(1002L, 1003L);
        assertThat(result.getFailures()).isEmpty();
        assertThat(result.isComplete()).isTrue();
        assertThat(result).hasToString("ShotGridItemsSync{review 302, 2 items, 0 failed}");
    }

    @Test
    void syncItems_ofAnExistingReview_checksThatReview() {
        playlist("{\"review_id\": 31, \"items\": []}");
        ShotGridItemsSync result = client.shotGrid().syncItems(21, 31L, "dailies", 811);
        assertThat(server.only().uri()).isEqualTo("/api/v2/shotgun/sync-items/project/21/review/31/check/");
        assertThat(result.getReviewId()).isEqualTo(31);
        assertThat(result.getItemIds()).isEmpty();
    }

    @Test
    void syncItems_whenOneFails_continues() {
        server.handle(exchange -> {
            server.note(exchange);
            switch (server.received.size()) {
                case 1 ->
                    TestServer.send(
                            exchange,
                            200,
                            "application/json",
                            "{\"review_id\": 302, \"items\": [{\"id\": 1}, {\"id\": 2}, {\"id\": 3}, {\"id\": 4}]}");
                case 3 -> TestServer.send(exchange, 404, "application/json", "{\"detail\": \"No medium\"}");
                case 4 -> TestServer.send(exchange, 200, "application/json", "{\"name\": \"no id\"}");
                default -> TestServer.send(exchange, 200, "application/json", "{\"id\": 9}");
            }
        });
        ShotGridItemsSync result = client.shotGrid().syncItems(21, null, "dailies", 811);
        assertThat(server.received).hasSize(5);
        assertThat(result.getItemIds()).containsExactly(9L, 9L);
        assertThat(result.isComplete()).isFalse();
        assertThat(result.getFailures())
                .extracting(ShotGridItemsSync.Failure::getPlaylistItem)
                .isEqualTo(List.of(Map.of("id", 2), Map.of("id", 3)));
        assertThat(result.getFailures().get(0).getReason()).isInstanceOf(NotFoundException.class);
        assertThat(result.getFailures().get(1).getReason()).isInstanceOf(DecodingException.class);
    }

    @Test
    void syncItems_reportsTheProgress() {
        server.handle(exchange -> {
            server.note(exchange);
            boolean second = server.received.size() == 3;
            String check = "{\"review_id\": 302, \"items\": [{\"id\": 1}, {\"id\": 2}, {\"id\": 3}]}";
            String response = server.received.size() == 1 ? check : "{\"id\": 9}";
            TestServer.send(exchange, second ? 404 : 200, "application/json", response);
        });
        List<ShotGridItemsProgress> events = new ArrayList<>();

        client.shotGrid().syncItems(21, null, "dailies", 811, events::add);

        assertThat(events)
                .containsExactly(
                        new ShotGridItemsProgress(0, 0, 3),
                        new ShotGridItemsProgress(1, 0, 3),
                        new ShotGridItemsProgress(1, 1, 3),
                        new ShotGridItemsProgress(2, 1, 3));
        assertThat(events).extracting(ShotGridItemsProgress::isComplete).containsExactly(false, false, false, true);
        assertThat(events.get(3)).hasToString("ShotGridItemsProgress{2 added, 1 failed, 3 in total}");
    }

    @Test
    void syncItems_ofAnEmptyPlaylist_isCompleteAtOnce() {
        playlist("{\"review_id\": 302, \"items\": []}");
        List<ShotGridItemsProgress> events = new ArrayList<>();

        client.shotGrid().syncItems(21, null, "dailies", 811, events::add);

        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.isComplete()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"items\": []}", "{\"review_id\": 302}", "{\"review_id\": null, \"items\": []}", "[]", "7"})
    void syncItems_whenTheCheckIsInvalid_sendsNoItem(String response) {
        server.respondJson(response);
        assertThatThrownBy(() -> client.shotGrid().syncItems(21, null, "dailies", 811))
                .isInstanceOf(DecodingException.class);
        assertThat(server.received).hasSize(1);
    }

    @Test
    void syncItems_whenTheCheckFails_throws() {
        server.respond(500, null, "");
        assertThatThrownBy(() -> client.shotGrid().syncItems(21, null, "dailies", 811))
                .isInstanceOf(ServerException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"code\": \"dailies\", \"id\": 811}]",
                "{\"playlists\": [{\"code\": \"dailies\", \"id\": 811}]}"
            })
    void findPlaylists_acceptsBothForms(String response) {
        server.respondJson(response);
        assertThat(client.shotGrid().findPlaylists(11, ShotGridPlaylistQuery.none()))
                .isEqualTo(List.of(Map.of("code", "dailies", "id", 811)));
        assertThat(server.last().uri()).isEqualTo("/api/v2/shotgun/playlists/11/");
        client.shotGrid()
                .findPlaylists(
                        11,
                        21,
                        ShotGridProjectPlaylistQuery.builder()
                                .shotGridProjectId(71)
                                .build());
        assertThat(server.last().uri()).isEqualTo("/api/v2/shotgun/playlists/11/21/?shotgun_project_id=71");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[1]", "\"text\"", "<html>"})
    void findPlaylists_withoutAList_throws(String response) {
        server.respondJson(response);
        assertThatThrownBy(() -> client.shotGrid().findPlaylists(11, ShotGridPlaylistQuery.none()))
                .isInstanceOf(DecodingException.class);
    }

    @Test
    void findPlaylists_whenTheServiceReturnsAnError_throws() {
        server.respond(401, null, "");
        assertThatThrownBy(() -> client.shotGrid().findPlaylists(11, ShotGridPlaylistQuery.none()))
                .isInstanceOf(AuthenticationException.class);
    }

    /** Responds to the check with a body, and to each item with 1000 plus the number of the request. */
    private void playlist(String check) {
        server.handle(exchange -> {
            server.note(exchange);
            boolean first = exchange.getRequestURI().getPath().endsWith("/check/");
            String item = "{\"id\": " + (1000 + server.received.size()) + "}";
            TestServer.send(exchange, 200, "application/json", first ? check : item);
        });
    }

    private static void assertNoKey(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(KEY).doesNotContain("shotgrid\\\"key");
    }
}
