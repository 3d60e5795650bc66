package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.model.Seed;
import com.syncsketch.mock.model.SeedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedsTest {

    private static Seed seed(String json) {
        return Seed.fromJson(json.replace('\'', '"'));
    }

    private static MockSyncSketch start(Seed seed) throws IOException {
        return MockSyncSketch.builder().seed(seed).start();
    }

    @Test
    void startsWithOneWorkspaceByDefault() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            assertThat(mock.data().accounts())
                    .extracting(each -> each.get("name"))
                    .containsExactly("Studio");
            assertThat(mock.data().users()).hasSize(1);
            assertThat(mock.data().projects()).isEmpty();
        }
    }

    @Test
    void loadsTheDemoSeed() throws IOException {
        try (MockSyncSketch mock = start(Seed.demo())) {
            JsonClient client = JsonClient.of(mock);
            assertThat(client.get("/api/v1/account/").all("name")).containsExactly("Northlight");
            assertThat(client.get("/api/v1/project/").all("name")).containsExactly("Aurora", "Harbour Lights");
            assertThat(client.get("/api/v1/review/?active=1").all("name"))
                    .containsExactly(
                            "Dailies 02 March",
                            "Lookdev",
                            "Dailies 26 February",
                            "Episode 201, animatic",
                            "Episode 202, animatic");
            List<JsonNode> items = client.get("/api/v1/item/").objects();
            assertThat(items).extracting(item -> item.path("type").asText()).contains("video", "image", "image360");
            assertThat(items).extracting(item -> item.path("status").asText()).contains("done", "processing");
            assertThat(items)
                    .extracting(item -> item.path("active").asBoolean())
                    .contains(true, false);
            assertThat(items)
                    .extracting(item -> item.path("approval_status").asText())
                    .contains("approved", "wip", "on_hold", "");

            assertThat(client.get("/api/v2/shotgun/playlists/" + mock.data().accountId() + "/")
                            .body()
                            .findValuesAsText("code"))
                    .containsExactly("Lighting dailies");

            JsonClient vera = client.as("vera@client.example", "vera-key");
            assertThat(vera.get("/api/v1/project/").all("name")).containsExactly("Aurora");
            assertThat(vera.patch("/api/v1/item/" + items.get(0).path("id") + "/", Map.of("name", "x"))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void connectsCommentsWithTheirReplies() throws IOException {
        try (MockSyncSketch mock = start(Seed.demo())) {
            JsonClient client = JsonClient.of(mock);
            List<JsonNode> notes = client.get("/api/v1/frame/").objects();
            JsonNode reply = notes.stream()
                    .filter(note -> note.path("parent_id").isNumber())
                    .findFirst()
                    .orElseThrow();
            JsonNode first = notes.stream()
                    .filter(note -> note.path("id").equals(reply.path("parent_id")))
                    .findFirst()
                    .orElseThrow();
            assertThat(first.path("parent_id").isNull()).isTrue();
            assertThat(notes.indexOf(reply)).as("newest first").isLessThan(notes.indexOf(first));
            assertThat(first.path("creator").path("full_name").asText()).isEqualTo("Ada Winter");
            assertThat(reply.path("parent_id")).isEqualTo(first.path("id"));
            assertThat(reply.path("frame")).isEqualTo(first.path("frame"));
            assertThat(reply.path("text").asText()).isEqualTo("Done in v004");
            assertThat(notes).extracting(note -> note.path("type").asText()).contains("comment", "sketch");
        }
    }

    @Test
    void returnsDemoDataThatMatchesTheContract() throws IOException {
        try (MockSyncSketch mock = start(Seed.demo())) {
            JsonClient client = JsonClient.of(mock);
            for (String path : List.of(
                    "/api/v1/person/tree/?fetchItems=1",
                    "/api/v1/account/",
                    "/api/v2/account/",
                    "/api/v1/project/?withFullConnections=1&include_tags=1",
                    "/api/v1/review/?fields=id,items,name",
                    "/api/v2/review/",
                    "/api/v1/item/",
                    "/api/v1/frame/",
                    "/api/v1/simpleperson/")) {
                assertThat(client.get(path).status()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void loadsTheResourcesOfTheContractsExamples() throws IOException {
        try (MockSyncSketch mock = start(Seed.examples())) {
            JsonClient client = JsonClient.of(mock);
            JsonNode item = client.get("/api/v1/item/789/?review_id=456").body();
            assertThat(item.path("revision_id").asLong()).isEqualTo(101);
            for (String path : List.of(
                    "/api/v1/account/1001/",
                    "/api/v1/project/20/",
                    "/api/v1/review/456/",
                    "/api/v1/review/457/",
                    "/api/v1/item/790/",
                    "/api/v1/item/791/",
                    "/api/v1/simpleperson/33/",
                    "/api/v2/user/34/connections/account/1001/")) {
                assertThat(client.get(path).status()).as(path).isEqualTo(200);
            }
            assertThat(mock.data().comments()).hasSize(2);
            assertThat(mock.journal().defects()).isEmpty();
        }
    }

    @Test
    void assignsIdsAroundTheGivenOnes() throws IOException {
        Seed seed = seed("{'accounts': [{'id': 1001, 'name': 'A', 'projects': [{'id': 20, 'name': 'P', 'reviews':"
                + " [{'id': 456, 'name': 'R', 'uuid': 'aB3dE5fG7hJ9', 'items': [{'id': 789, 'name': 'i'}]}]}]}]}");
        try (MockSyncSketch mock = start(seed)) {
            assertThat(mock.data().accountId()).isEqualTo(1001);
            assertThat(mock.data().userId()).isEqualTo(1002);
            JsonNode item =
                    JsonClient.of(mock).get("/api/v1/item/789/?review_id=456").body();
            assertThat(item.path("status").asText()).isEqualTo("done");
            assertThat(item.path("revision_id").longValue()).isGreaterThan(1002);
            assertThat(JsonClient.of(mock)
                            .get("/api/v1/review/?uuid=aB3dE5fG7hJ9")
                            .all("id"))
                    .containsExactly("456");
        }
    }

    @Test
    void assignsTheSameIdsAfterAReset() throws IOException {
        try (MockSyncSketch mock = start(Seed.demo());
                MockSyncSketch other = start(Seed.demo())) {
            List<Map<String, Object>> before = mock.data().reviews();
            assertThat(other.data().reviews()).isEqualTo(before);
            mock.data().addReview((long) before.get(0).get("project_id"), "More");
            mock.reset();
            assertThat(mock.data().reviews()).isEqualTo(before);
        }
    }

    @Test
    void makesTheFirstUserAnAdministratorByDefault() throws IOException {
        Seed seed = seed("{'accounts': [{'name': 'A'}, {'name': 'B', 'users':"
                + " [{'email': 'mock@example.com', 'permission': 'manager'}]}]}");
        try (MockSyncSketch mock = start(seed)) {
            List<?> connections =
                    (List<?>) mock.data().get(mock.data().userId()).get("connections");
            assertThat(connections.stream()
                            .map(each -> String.valueOf(((Map<?, ?>) each).get("permission")))
                            .toList())
                    .isEqualTo(List.of("admin", "manager"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | the document: must be an object with users and accounts",
                "{'projects': []} | projects: unknown field; expected users and accounts",
                "{'users': {}} | users: must be an array",
                "{'users': ['ada']} | users[0]: must be an object",
                "{'users': [{'username': 'ada'}]} | users[0].email: is missing",
                "{'users': [{'email': 'ada', 'key': 5}]} | users[0].key: must be a non-blank string",
                "{'accounts': [{}]} | accounts[0].name: is missing",
                "{'accounts': [{'name': 'A', 'active': 'yes'}]} | accounts[0].active: string found, boolean expected",
                "{'accounts': [{'name': 'A', 'users': [{'email': 'x', 'permission': 'admin', 'role': 1}]}]} | accounts[0].users[0].role: unknown field; expected email and permission",
                "{'accounts': [{'name': 'A', 'projects': [{'name': 'P', 'reviews': [{'name': 'R', 'items': [{'name': 'i', 'fps': 'x'}]}]}]}]} | accounts[0].projects[0].reviews[0].items[0].fps: string found, number expected",
                "{'accounts': [{'name': 'A', 'projects': [{'name': 'P', 'reviews': [{'name': 'R', 'sections': [{'name': 'S', 'items': ['x']}]}]}]}]} | accounts[0].projects[0].reviews[0].sections[0].items[0]: the review has no item 'x'",
                "{'accounts': [{'name': 'A', 'playlists': [{'media': []}]}]} | accounts[0].playlists[0].code: is missing",
                "{'accounts': [{'name': 'A', 'playlists': [{'code': 'D'}]}]} | accounts[0].playlists[0].media: must be an array of names",
                "{'accounts': [{'name': 'A', 'playlists': [{'code': 'D', 'media': [7]}]}]} | accounts[0].playlists[0].media[0]: must be a string",
                "{'accounts': [{'name': 'A', 'playlists': [{'code': 'D', 'media': [], 'id': 7}]}]} | accounts[0].playlists[0].id: unknown field; expected code and media",
                "{'accounts': [{'id': 5, 'name': 'A'}, {'id': 5, 'name': 'B'}]} | accounts[1].id: 5 is taken; all resources share one sequence of ids",
                "{'accounts': [{'id': 'x', 'name': 'A'}]} | accounts[0].id: must be an integer from 1 to 9007199254740991",
            })
    void rejectsAnInvalidSeedWithTheLocation(String json, String problem) {
        SeedException rejected = catchThrowableOfType(SeedException.class, () -> seed(json));
        assertThat(rejected.problems()).containsExactly(problem);
        assertThat(rejected).hasMessage("seed: " + problem);
    }

    @Test
    void reportsAllProblemsAtOnce() {
        assertThatThrownBy(() -> seed("{'accounts': [{}, {'name': ''}]}"))
                .isInstanceOf(SeedException.class)
                .hasMessage("seed: accounts[0].name: is missing; accounts[1].name: must be a non-blank string");
    }

    @Test
    void reportsUnknownUsersAtTheStart() {
        Seed seed = seed("{'accounts': [{'name': 'A', 'projects': [{'name': 'P', 'by': 'ada@example.com'}]}]}");
        assertThatThrownBy(() -> start(seed))
                .isInstanceOf(SeedException.class)
                .hasMessage(
                        "seed: accounts[0].projects[0].by: there is no person with the email address 'ada@example.com'");
    }

    @Test
    void namesTheFileInErrors(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("studio.json");
        Files.writeString(file, "{\"accounts\": [\n  {\"name\": }\n]}");
        assertThatThrownBy(() -> Seed.fromFile(file))
                .isInstanceOf(SeedException.class)
                .hasMessageContaining("studio.json: line 2, column ")
                .hasMessageContaining("invalid JSON");
        Files.writeString(file, "{\"accounts\": [{\"name\": \"A\"}]}");
        try (MockSyncSketch mock = start(Seed.fromFile(file))) {
            assertThat(mock.data().accounts()).hasSize(1);
        }
        assertThatThrownBy(() -> Seed.fromFile(folder.resolve("none.json"))).isInstanceOf(IOException.class);
    }
}
