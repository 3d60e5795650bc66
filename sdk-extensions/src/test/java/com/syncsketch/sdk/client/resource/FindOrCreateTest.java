package com.syncsketch.sdk.client.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.PermissionDeniedException;
import com.syncsketch.sdk.model.ReviewSection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects, reviews and sections that are created once, however often a program runs. */
class FindOrCreateTest {

    private final TestServer server = new TestServer();
    private final SyncSketchClient client = server.client();

    /** The responses to lists; the last one is repeated. */
    private final Deque<String> lists = new ArrayDeque<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void existingProject_isReturnedWithoutACreation() {
        serve(list(project(7, "Show A", "1001")));
        assertThat(client.projects().findOrCreate(1001, "Show A").getId()).isEqualTo(7);
        assertThat(server.only().uri()).contains("name__istartswith=Show%20A").contains("active=1");
    }

    /** The filter of the service is the beginning of a name, and ignores case. */
    @ParameterizedTest
    @ValueSource(strings = {"Show A2", "show a", "SHOW A", "Show A "})
    void similarName_isNotTheSame(String other) {
        serve(list(project(7, other, "1001")));
        assertThat(client.projects().findOrCreate(1001, "Show A", "Feature").getId())
                .isEqualTo(99);
        assertThat(post().text()).contains("\"name\":\"Show A\"", "\"description\":\"Feature\"", "\"account_id\":1001");
    }

    @ParameterizedTest
    @CsvSource({"1001, 7", "'\"1001\"', 7", "null, 7", "1002, 99"})
    void projectOfAnotherWorkspace_isNotTheSame(String accountId, long expected) {
        serve(list(project(7, "Show A", accountId)));
        assertThat(client.projects().findOrCreate(1001, "Show A").getId()).isEqualTo(expected);
    }

    @Test
    void severalProjectsOfTheName_theLowestIdIsReturned() {
        serve(list(project(9, "Show A", "1001"), project(7, "Show A", "1001"), project(8, "Show A", "1001")));
        assertThat(client.projects().findOrCreate(1001, "Show A").getId()).isEqualTo(7);
        assertThat(server.received).hasSize(1);
    }

    /** Another program has created one at the same time: both return the same. */
    @ParameterizedTest
    @CsvSource({"98, 98", "100, 99"})
    void race_endsWithTheLowestId(long other, long expected) {
        serve(list(), list(project(99, "Show A", "1001"), project(other, "Show A", "1001")));
        assertThat(client.projects().findOrCreate(1001, "Show A").getId()).isEqualTo(expected);
    }

    @Test
    void newProject_thatTheListDoesNotShowYet_isReturned() {
        serve(list());
        assertThat(client.projects().findOrCreate(1001, "Show A").getId()).isEqualTo(99);
    }

    @Test
    void failedCreation_isReported() {
        server.handle(exchange -> {
            server.note(exchange);
            boolean create = exchange.getRequestMethod().equals("POST");
            TestServer.send(exchange, create ? 403 : 200, "application/json", create ? "{}" : list());
        });
        assertThatThrownBy(() -> client.projects().findOrCreate(1001, "Show A"))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " Show A", "Show A\n", "\u2003Show A", "Show \ud83d"})
    void nameThatMayNotBeFoundAgain_isRejected(String name) {
        assertThatThrownBy(() -> client.projects().findOrCreate(1001, name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
        assertThatThrownBy(() -> client.reviews().findOrCreate(21, name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.reviews().findOrCreateSection(31, name, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(server.received).isEmpty();
    }

    @Test
    void review_isFoundInItsProject() {
        serve(list("{\"id\": 5, \"name\": \"Dailies 2\"}", "{\"id\": 6, \"name\": \"Dailies\"}"));
        assertThat(client.reviews().findOrCreate(21, "Dailies").getId()).isEqualTo(6);
        assertThat(server.only().uri()).contains("project__id=21").contains("name__istartswith=Dailies");
    }

    @Test
    void review_isCreatedInItsProject() {
        serve(list());
        assertThat(client.reviews().findOrCreate(21, "Dailies", "Monday").getId())
                .isEqualTo(99);
        assertThat(post().text())
                .contains("\"project\":\"/api/v1/project/21/\"", "\"name\":\"Dailies\"", "\"description\":\"Monday\"");
    }

    @Test
    void sectionUuid_isThatOfPython() {
        // uuid.uuid5(uuid.NAMESPACE_URL, "syncsketch:review/456/section/Sequence 010")
        assertThat(ReviewLookup.sectionUuid(456, "Sequence 010")).hasToString("5acfb635-ca53-512b-afa9-aefc9c33c4c8");
        assertThat(ReviewLookup.sectionUuid(456, "S\u00e9quence \u2713"))
                .hasToString("4f1034d6-8efe-533f-af2d-86cc631babfe");
        assertThat(ReviewLookup.sectionUuid(456, "Sequence 010").version()).isEqualTo(5);
        assertThat(ReviewLookup.sectionUuid(457, "Sequence 010"))
                .isNotEqualTo(ReviewLookup.sectionUuid(456, "Sequence 010"));
    }

    @Test
    void section_isCreatedWithItsUuid() {
        server.respondJson("{}");
        ReviewSection section = client.reviews().findOrCreateSection(456, "Sequence 010", List.of(789L));
        assertThat(section.getUuid())
                .isEqualTo(ReviewLookup.sectionUuid(456, "Sequence 010").toString());
        assertThat(server.only().uri()).isEqualTo("/api/v2/review/456/sections/create/");
        assertThat(server.only().text()).contains(section.getUuid(), "\"itemIds\":[789]");
    }

    @ParameterizedTest
    @CsvSource({"409, {}", "400, '{\"uuid\": [\"Already exists.\"]}'"})
    void existingSection_isNoFailure(int status, String body) {
        server.respond(status, "application/json", body);
        assertThat(client.reviews()
                        .findOrCreateSection(456, "Sequence 010", List.of())
                        .getName())
                .isEqualTo("Sequence 010");
    }

    @ParameterizedTest
    @CsvSource({"400, '{\"itemIds\": [\"No such item.\"]}'", "403, '{\"detail\": \"uuid\"}'", "404, {}"})
    void rejectedSection_isAFailure(int status, String body) {
        server.respond(status, "application/json", body);
        assertThatThrownBy(() -> client.reviews().findOrCreateSection(456, "Sequence 010", List.of()))
                .isInstanceOf(ApiException.class);
    }

    private TestServer.Received post() {
        return server.received.stream()
                .filter(request -> request.method().equals("POST"))
                .findFirst()
                .orElseThrow();
    }

    private void serve(String... responses) {
        lists.addAll(List.of(responses));
        server.handle(exchange -> {
            server.note(exchange);
            if (exchange.getRequestMethod().equals("POST")) {
                TestServer.send(exchange, 201, "application/json", "{\"id\": 99, \"name\": \"new\"}");
                return;
            }
            TestServer.send(exchange, 200, "application/json", lists.size() > 1 ? lists.remove() : lists.element());
        });
    }

    private static String project(long id, String name, String accountId) {
        return "{\"id\": " + id + ", \"name\": \"" + name + "\", \"account_id\": " + accountId + "}";
    }

    private static String list(String... objects) {
        return "{\"meta\": {\"next\": null, \"total_count\": " + objects.length + ", \"limit\": 100, \"offset\": 0}, "
                + "\"objects\": "
                + Stream.of(objects).collect(Collectors.joining(", ", "[", "]")) + "}";
    }
}
