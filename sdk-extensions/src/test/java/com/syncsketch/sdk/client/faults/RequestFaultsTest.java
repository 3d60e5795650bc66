package com.syncsketch.sdk.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.sdk.api.AnnotationsStepsApi;
import com.syncsketch.sdk.api.ItemsStepsApi;
import com.syncsketch.sdk.api.UploadsStepsApi;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestSecrets;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.RedirectRefusedException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.ShotGridRefusedException;
import com.syncsketch.sdk.client.resource.ShotGridItemsSync;
import com.syncsketch.sdk.model.AccountUpdate;
import com.syncsketch.sdk.model.BulkDeleteItemsRequest;
import com.syncsketch.sdk.model.FrameQuery;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.ItemGetQuery;
import com.syncsketch.sdk.model.ItemQuery;
import com.syncsketch.sdk.model.ItemUpdate;
import com.syncsketch.sdk.model.Permission;
import com.syncsketch.sdk.model.ProjectQuery;
import com.syncsketch.sdk.model.ProjectUpdate;
import com.syncsketch.sdk.model.ReviewQuery;
import com.syncsketch.sdk.model.ReviewUpdate;
import com.syncsketch.sdk.model.ShotGridConfig;
import com.syncsketch.sdk.model.UserAddEntry;
import com.syncsketch.sdk.model.UserRemoveEntry;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests in which the official Python client changes its arguments. */
@Timeout(60)
class RequestFaultsTest {

    private static final String EMPTY_PAGE = "{\"meta\": {\"limit\": 100, \"offset\": 0, \"next\": null,"
            + " \"previous\": null, \"total_count\": 0}, \"objects\": []}";

    private final TestServer server = new TestServer().respondJson("{\"id\": 7}");
    private final SyncSketchClient client = server.client();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    /** Python: adds key and user to each URL by default. */
    @Test
    void credentials_areNotInUrlsByDefault() {
        client.projects().get(20);
        assertThat(server.only().uri()).isEqualTo("/api/v1/project/20/");
        assertThat(server.only().header("Authorization")).isEqualTo("apikey " + TestServer.USER + ":" + TestServer.KEY);
    }

    /** Python: has no timeouts. */
    @Test
    void silentServer_causesATimeout() {
        server.handle(exchange -> {
            try {
                server.end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        SyncSketchClient impatient =
                server.clientBuilder().readTimeout(Duration.ofMillis(50)).build();
        assertThatThrownBy(impatient::tree).isInstanceOf(RequestTimeoutException.class);
        assertThatThrownBy(() -> impatient.api(UploadsStepsApi.class).abort("u-1", "k"))
                .isInstanceOf(RequestTimeoutException.class);
    }

    /** Python: opens a connection for each request. */
    @Test
    void requests_shareOneConnection() {
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        server.handle(exchange -> {
            ports.add(exchange.getRemoteAddress().getPort());
            server.responding(200, "application/json", "{\"id\": 7}").handle(exchange);
        });
        for (int i = 0; i < 5; i++) {
            client.projects().get(20);
            client.items().get(789);
        }
        assertThat(server.received).hasSize(10);
        assertThat(ports).hasSize(1);
    }

    /** Python: follows a 301, which turns a POST into a GET, and returns its response. */
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectedWrite_doesNotBecomeARead(int status) {
        server.redirect(status, server.url() + "/api/v1/review/");
        List<Consumer<SyncSketchClient>> writes = List.of(
                c -> c.projects().create(1001, "Show A"),
                c -> c.projects()
                        .update(20, ProjectUpdate.builder().name("Show B").build()),
                c -> c.reviews().archive(456),
                c -> c.reviews().deleteSection(456, "section-1"));
        for (Consumer<SyncSketchClient> write : writes) {
            server.received.clear();
            RedirectRefusedException refused =
                    catchThrowableOfType(RedirectRefusedException.class, () -> write.accept(client));
            assertThat(refused.getStatus()).isEqualTo(status);
            assertThat(server.received).hasSize(1);
            assertThat(server.only().method()).isNotEqualTo("GET");
        }
    }

    /** Python: archived projects include deleted ones, and both flags together cause a KeyError. */
    @Test
    void deletedAndArchived_areIndependentFilters() {
        server.respondJson(EMPTY_PAGE);
        client.projects().list(ProjectQuery.builder().active(true).build());
        assertThat(query()).isEqualTo(Map.of("active", "1"));
        client.projects().list(ProjectQuery.builder().archived(false).build());
        assertThat(query()).isEqualTo(Map.of("is_archived", "0"));
        client.projects()
                .list(ProjectQuery.builder().active(true).archived(true).build());
        assertThat(query()).isEqualTo(Map.of("active", "1", "is_archived", "1"));
        client.projects().list(ProjectQuery.none());
        assertThat(query()).isEmpty();
    }

    /** Python: sends a GET for an empty update. */
    @Test
    void emptyUpdate_isSentAsAnUpdate() {
        client.accounts().update(1001, AccountUpdate.builder().build());
        client.projects().update(20, ProjectUpdate.builder().build());
        client.reviews().update(456, ReviewUpdate.builder().build());
        client.items().update(789, ItemUpdate.builder().build());
        assertThat(server.received).hasSize(4).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("PATCH");
            assertThat(request.text()).isEqualTo("{}");
        });
    }

    /** Python: sends no body if the data is empty, 0 or false. */
    @Test
    void emptyData_isSentAsItIs() {
        client.api(ItemsStepsApi.class)
                .bulkDelete(BulkDeleteItemsRequest.builder().itemIds(List.of()).build());
        assertThat(server.last().text()).isEqualTo("{\"item_ids\":[]}");
        client.reviews().updateSections(456, List.of());
        assertThat(server.last().text()).isEqualTo("[]");
        for (Object data : List.of(Map.of(), List.of(), 0, false, "")) {
            client.raw().send("POST", "/api/v2/anything/", Map.of(), data);
            assertThat(server.last().text()).isEqualTo(data.equals("") ? "\"\"" : data.toString());
        }
    }

    /** Python: takes any path that contains "http" for an absolute URL, and sends the request there. */
    @Test
    void httpInAnArgument_isNotAUrl() {
        client.reviews().deleteSection(456, "http");
        assertThat(server.last().uri()).isEqualTo("/api/v2/review/456/sections/http/");
        client.api(AnnotationsStepsApi.class).greasePencil("https:elsewhere.example");
        assertThat(server.last().uri()).isEqualTo("/api/v2/downloads/greasePencil/https%3Aelsewhere.example/");
        server.received.clear();
        assertThatThrownBy(() -> client.reviews().deleteSection(456, "http://elsewhere.example/x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.raw().send("GET", "http://elsewhere.example/x/"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(server.received).isEmpty();
    }

    /** Python: inserts the upload id of the server into the path without encoding. */
    @Test
    void idsOfTheServer_areEncoded() {
        client.api(UploadsStepsApi.class).abort("a/b?c#d %2F", "uploads/1 & 2");
        assertThat(server.only().uri())
                .isEqualTo("/uploads/multipart-upload/a%2Fb%3Fc%23d%20%252F/abort/?key=uploads%2F1%20%26%202");
        assertThatThrownBy(() -> client.api(UploadsStepsApi.class).abort("..", "k"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(server.received).hasSize(1);
    }

    /** Python: fails on a list of numbers, sends True as text, and omits 0 and empty values. */
    @Test
    void queries_keepZeroAndFalseAndAcceptFieldNames() {
        server.respondJson(EMPTY_PAGE);
        client.projects()
                .list(ProjectQuery.builder()
                        .active(false)
                        .archived(true)
                        .limit(0)
                        .offset(0)
                        .fields("id", "name")
                        .build());
        assertThat(query())
                .isEqualTo(Map.of("active", "0", "is_archived", "1", "limit", "0", "offset", "0", "fields", "id,name"));
    }

    /** Python: adds {@code fields} to the dictionary that it was given. */
    @Test
    void argumentsOfTheCaller_areNotChanged() {
        List<String> fields = new ArrayList<>(List.of("id", "name"));
        ItemGetQuery query = ItemGetQuery.builder().reviewId(456).fields(fields).build();
        fields.add("uuid");
        client.items().get(789, query);
        assertThat(query()).isEqualTo(Map.of("review_id", "456", "fields", "id,name"));

        Map<String, Object> filters = new TreeMap<>(Map.of("name", "a"));
        Map<String, Object> body = new TreeMap<>(Map.of("name", "b"));
        client.raw().send("POST", "/api/v1/item/", filters, body);
        assertThat(filters).isEqualTo(Map.of("name", "a"));
        assertThat(body).isEqualTo(Map.of("name", "b"));
        assertThat(fields).containsExactly("id", "name", "uuid");
    }

    /** Python: requests one page of the server's size, without a hint that there is more. */
    @Test
    void lists_continueToTheirEnd() {
        server.handle(exchange -> {
            server.note(exchange);
            int offset = Integer.parseInt(query().get("offset"));
            String next = offset < 4 ? "\"/api/v1/item/?limit=2&offset=" + (offset + 2) + "\"" : "null";
            String objects = "{\"id\": " + (offset + 1) + "}" + (offset < 4 ? ", {\"id\": " + (offset + 2) + "}" : "");
            TestServer.send(
                    exchange,
                    200,
                    "application/json",
                    "{\"meta\": {\"limit\": 2, \"offset\": " + offset + ", \"next\": " + next
                            + ", \"previous\": null, \"total_count\": 5}, \"objects\": [" + objects + "]}");
        });
        assertThat(client.items().all(ItemQuery.builder().limit(2).build()).stream()
                        .map(Item::getId)
                        .toList())
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(server.received).hasSize(3);
    }

    /** The list of frames always has a count of 0 and no next page, so a loop that relies on them ends too early. */
    @Test
    void listOfFrames_continuesAlthoughItsCountIsZero() {
        server.handle(exchange -> {
            server.note(exchange);
            int offset = Integer.parseInt(query().get("offset"));
            String objects = offset == 0 ? "{\"id\": 1}, {\"id\": 2}" : "{\"id\": 3}";
            TestServer.send(
                    exchange,
                    200,
                    "application/json",
                    "{\"meta\": {\"limit\": 2, \"offset\": " + offset
                            + ", \"next\": null, \"previous\": null, \"total_count\": 0}, \"objects\": [" + objects
                            + "]}");
        });
        assertThat(client.annotations().all(FrameQuery.builder().limit(2).build()).stream())
                .hasSize(3);
    }

    /** Python: cannot exclude deleted reviews. */
    @Test
    void deletedReviews_canBeExcluded() {
        server.respondJson(EMPTY_PAGE);
        client.reviews().list(ReviewQuery.builder().projectId(20).active(true).build());
        assertThat(query()).isEqualTo(Map.of("project__id", "20", "active", "True"));
    }

    /** Python: {@code api_version} changes one field of one body, and no path. */
    @Test
    void newReview_containsAProjectUriOfTheSameVersion() throws IOException {
        client.reviews().create(20, "Dailies");
        assertThat(server.only().uri()).isEqualTo("/api/v1/review/");
        assertThat(json().get("project").asText()).isEqualTo("/api/v1/project/20/");
    }

    /** Python: expects the caller to embed JSON text in the JSON. */
    @Test
    void usersOfAProject_areAList() throws IOException {
        client.users()
                .addToProject(
                        20,
                        List.of(UserAddEntry.builder()
                                .email("ada@example.com")
                                .permission(Permission.of("viewer"))
                                .build()),
                        "");
        assertThat(json().get("users").isTextual()).isTrue();
        assertThat(new ObjectMapper().readTree(json().get("users").asText()))
                .isEqualTo(
                        new ObjectMapper().readTree("[{\"email\": \"ada@example.com\", \"permission\": \"viewer\"}]"));
        client.users()
                .removeFromProject(20, List.of(UserRemoveEntry.builder().id(42L).build()));
        assertThat(json().get("users").asText()).isEqualTo("[{\"id\":42}]");
    }

    /** Python: checks with {@code assert}, which -O removes, and loses the reason that the service gives. */
    @Test
    void shotGridSettings_areTestedAndTheReasonIsKept() {
        ShotGridConfig config = ShotGridConfig.builder()
                .account(1001)
                .url("https://studio.example")
                .username("sync")
                .key("")
                .build();
        assertThatThrownBy(() -> client.shotGrid().connect(config)).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.received).isEmpty();

        server.respond(400, "application/json", "{\"error\": \"The site does not respond\"}");
        ShotGridRefusedException refused = catchThrowableOfType(
                ShotGridRefusedException.class,
                () -> client.shotGrid()
                        .connect(
                                config.toBuilder().key(TestSecrets.SHOTGRID_KEY).build()));
        assertThat(refused.getReason()).contains("The site does not respond");
        assertThat(server.received).hasSize(1);
    }

    /** Python: reads {@code items} before checking that there are any, and loses the results when one fails. */
    @Test
    void shotGridPlaylist_isCheckedFirstAndAFailureDoesNotAffectOthers() {
        server.respondJson("{\"review_id\": 302, \"error\": \"No such playlist\"}");
        assertThatThrownBy(() -> client.shotGrid().syncItems(20, null, "dailies", 811))
                .isInstanceOf(DecodingException.class);
        assertThat(server.received).hasSize(1);

        server.received.clear();
        server.handle(exchange -> {
            server.note(exchange);
            switch (server.received.size()) {
                case 1 ->
                    TestServer.send(
                            exchange,
                            200,
                            "application/json",
                            "{\"review_id\": 302, \"items\": [{\"id\": 1}, {\"id\": 2}, {\"id\": 3}]}");
                case 3 -> TestServer.send(exchange, 500, "text/html", "<h1>Server Error</h1>");
                default ->
                    TestServer.send(
                            exchange, 200, "application/json", "{\"id\": " + (1000 + server.received.size()) + "}");
            }
        });
        ShotGridItemsSync result = client.shotGrid().syncItems(20, null, "dailies", 811);
        assertThat(result.getItemIds()).containsExactly(1002L, 1004L);
        assertThat(result.getFailures()).hasSize(1);
        assertThat(result.getFailures().get(0).getPlaylistItem()).isEqualTo(Map.of("id", 2));
    }

    /** Python: returns the text "Deprecated", or raises a warning class. */
    @Test
    @SuppressWarnings("deprecation")
    void unsupportedMethods_throwAndSendNothing() {
        assertThatThrownBy(() -> client.items().connectToReview(789, 456))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("moveMany");
        assertThatThrownBy(() -> client.shotgun().getProjects(20)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> client.shotgun().getSyncReviewItemsProgress("t-1"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(server.received).isEmpty();
    }

    /** Python: prints a line and returns None for invalid credentials or arguments. */
    @Test
    void invalidArguments_throw() {
        assertThatThrownBy(() -> Credentials.apiKey("", "key")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.users().findByEmail(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.annotations().resumeVideo("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.items().all(ItemQuery.builder().limit(0).build()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(server.received).isEmpty();
    }

    private Map<String, String> query() {
        String[] parts = server.last().uri().split("\\?", 2);
        Map<String, String> query = new TreeMap<>();
        if (parts.length == 2) {
            Arrays.stream(parts[1].split("&")).map(pair -> pair.split("=", 2)).forEach(pair -> {
                String old = query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
                assertThat(old).as(pair[0]).isNull();
            });
        }
        return query;
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(server.last().body());
    }
}
