package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.JsonClient.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectsTest {

    private MockSyncSketch mock;
    private JsonClient client;

    @BeforeEach
    void start() throws IOException {
        mock = MockSyncSketch.start();
        client = JsonClient.of(mock);
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    @Test
    void createsReadsAndListsProjects() {
        Response created = client.post(
                "/api/v1/project/",
                Map.of("account_id", client.account(), "name", "Aurora", "is_public", true, "studio_code", "AUR"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).hasValue("/api/v1/project/" + created.id() + "/");
        JsonNode project = client.get("/api/v1/project/" + created.id() + "/").body();
        assertThat(project).isEqualTo(created.body());
        assertThat(project.path("description").asText("none")).isEmpty();
        assertThat(project.path("active").booleanValue()).isTrue();
        assertThat(project.path("is_public").booleanValue()).isTrue();
        assertThat(project.path("account_id").longValue()).isEqualTo(client.account());
        assertThat(project.path("creator").path("username").asText()).isEqualTo(mock.user());
        // Fields that are not in the contract are stored.
        assertThat(project.path("studio_code").asText()).isEqualTo("AUR");
        assertThat(client.get("/api/v1/project/").objects()).containsExactly(project);
    }

    @Test
    void rejectsUnknownWorkspaces() {
        Response rejected = client.post("/api/v1/project/", Map.of("account_id", 5, "name", "Aurora"));
        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.reason()).isEqualTo("account_id: There is no workspace 5 that this user can see");
    }

    @Test
    void appliesEveryFilter() {
        long aurora = client.project("Aurora");
        long archived = client.project("aurora archive");
        long deleted = client.project("Borealis");
        client.patch("/api/v1/project/" + archived + "/", Map.of("is_archived", true));
        client.patch("/api/v1/project/" + deleted + "/", Map.of("active", false));

        assertThat(names("active=1")).containsExactly("aurora archive", "Aurora");
        assertThat(names("active=0")).containsExactly("Borealis");
        assertThat(names("is_archived=0")).containsExactly("Borealis", "Aurora");
        assertThat(names("is_archived=True")).containsExactly("aurora archive");
        assertThat(names("name=Aurora")).containsExactly("Aurora");
        assertThat(names("name=aurora")).isEmpty();
        assertThat(names("name__startswith=aur")).containsExactly("aurora archive");
        assertThat(names("name__istartswith=AUR")).containsExactly("aurora archive", "Aurora");
        assertThat(names("active=1&is_archived=0")).containsExactly("Aurora");
        assertThat(names("account__active=1")).hasSize(3);
        client.patch("/api/v1/account/" + client.account() + "/", Map.of("active", false));
        assertThat(names("account__active=1")).isEmpty();
        assertThat(client.get("/api/v1/project/" + aurora + "/").status()).isEqualTo(200);
    }

    private java.util.List<String> names(String query) {
        return client.get("/api/v1/project/?" + query).all("name");
    }

    @Test
    void returnsConsecutivePages() {
        for (int i = 0; i < 5; i++) {
            client.project("P" + i);
        }
        Response first = client.get("/api/v1/project/?limit=2&name__istartswith=p");
        assertThat(first.all("name")).containsExactly("P4", "P3");
        assertThat(first.body().path("meta").path("total_count").intValue()).isEqualTo(5);
        assertThat(first.body().path("meta").path("previous").isNull()).isTrue();
        Response second = client.get(first.body().path("meta").path("next").asText());
        assertThat(second.all("name")).containsExactly("P2", "P1");
        Response last = client.get(second.body().path("meta").path("next").asText());
        assertThat(last.all("name")).containsExactly("P0");
        assertThat(last.body().path("meta").path("next").isNull()).isTrue();
        assertThat(client.get("/api/v1/project/?limit=0")
                        .body()
                        .path("meta")
                        .path("limit")
                        .intValue())
                .isEqualTo(1000);
        assertThat(client.get("/api/v1/project/?limit=-1").status()).isEqualTo(400);
    }

    @Test
    void selectsFields() {
        long id = client.project("Aurora");
        assertThat(client.get("/api/v1/project/" + id + "/?fields=id,name").body())
                .isEqualTo(JsonClient.json("{'id': " + id + ", 'name': 'Aurora'}"));
        // The contract has no response without an id.
        assertThat(client.get("/api/v1/project/?fields=name,active,name").objects())
                .containsExactly(JsonClient.json("{'id': " + id + ", 'name': 'Aurora', 'active': true}"));
    }

    @Test
    void includesConnectionsAndTagsOnRequest() {
        long id = client.project("Aurora");
        client.patch("/api/v1/project/" + id + "/", JsonClient.json("{'tags': ['film']}"));
        client.post(
                "/api/v2/add-users/",
                Map.of(
                        "which",
                        "project",
                        "entity_id",
                        id,
                        "users",
                        "[{\"email\": \"ada@example.com\", \"permission\": \"viewer\"}]"));
        JsonNode plain = client.get("/api/v1/project/").objects().get(0);
        assertThat(plain.has("connections")).isFalse();
        assertThat(plain.has("tags")).isFalse();
        JsonNode full = client.get("/api/v1/project/?withFullConnections=True&include_tags=1")
                .objects()
                .get(0);
        assertThat(full.path("tags")).isEqualTo(JsonClient.json("['film']"));
        assertThat(full.path("connections")).hasSize(1);
        assertThat(full.path("connections").get(0).path("permission").asText()).isEqualTo("viewer");
        assertThat(full.path("connections").get(0).path("user").path("email").asText())
                .isEqualTo("ada@example.com");
    }

    @Test
    void distinguishesAbsentFromNullInUpdates() {
        Response created = client.post(
                "/api/v1/project/", Map.of("account_id", client.account(), "name", "Aurora", "description", "Short"));
        String path = "/api/v1/project/" + created.id() + "/";
        Response renamed = client.patch(path, Map.of("name", "Aurora II"));
        assertThat(renamed.status()).isEqualTo(202);
        assertThat(renamed.body().path("description").asText()).isEqualTo("Short");
        JsonNode cleared =
                client.patch(path, JsonClient.json("{'description': null}")).body();
        assertThat(cleared.path("description").isNull()).isTrue();
        assertThat(cleared.path("name").asText()).isEqualTo("Aurora II");
        assertThat(client.get(path).body()).isEqualTo(cleared);
    }

    @Test
    void ignoresReadOnlyFields() {
        long id = client.project("Aurora");
        String path = "/api/v1/project/" + id + "/";
        JsonNode before = client.get(path).body();
        JsonNode after = client.patch(
                        path,
                        JsonClient.json("{'id': 5, 'account_id': 6, 'resource_uri': '/x/', 'review_count': 7,"
                                + " 'creator': null, 'created': '2001-01-01T00:00:00Z'}"))
                .body();
        assertThat(after.path("modified").asText()).isNotEmpty();
        ((com.fasterxml.jackson.databind.node.ObjectNode) after).set("modified", before.path("modified"));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void rejectsValuesThatAResponseCouldNotContain() {
        long id = client.project("Aurora");
        Response rejected = client.patch("/api/v1/project/" + id + "/", JsonClient.json("{'color': [5]}"));
        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.reason()).contains("/color");
        assertThat(client.get("/api/v1/project/" + id + "/").status()).isEqualTo(200);
        assertThat(client.post(
                                "/api/v1/project/",
                                Map.of("account_id", client.account(), "name", "Borealis", "color", List.of(5)))
                        .status())
                .isEqualTo(400);
        assertThat(names("")).containsExactly("Aurora");
    }

    @Test
    void deletesArchivesAndRestoresProjects() {
        String path = "/api/v1/project/" + client.project("Aurora") + "/";
        assertThat(client.patch(path, Map.of("is_archived", true))
                        .body()
                        .path("is_archived")
                        .booleanValue())
                .isTrue();
        assertThat(client.patch(path, Map.of("is_archived", false))
                        .body()
                        .path("is_archived")
                        .booleanValue())
                .isFalse();
        client.patch(path, Map.of("active", false));
        assertThat(names("active=1")).isEmpty();
        assertThat(client.get(path).body().path("active").booleanValue()).isFalse();
        client.patch(path, Map.of("active", true));
        assertThat(names("active=1")).containsExactly("Aurora");
    }

    @Test
    void sumsUpTheStorageOfAllReviews() {
        long project = client.project("Aurora");
        long monday = client.review(project, "Monday");
        long tuesday = client.review(project, "Tuesday");
        client.item(monday, "a.mov", "{'size': 3000000000}");
        client.item(monday, "b.mov", "{'size': 7}");
        client.item(tuesday, "c.mov", "{'size': 30}");
        client.item(tuesday, "d.mov");
        assertThat(client.get("/api/v2/project/" + project + "/storage/").body())
                .isEqualTo(JsonClient.json("{'storage': 3000000037}"));
        assertThat(client.get("/api/v2/review/" + tuesday + "/storage/")
                        .body()
                        .path("storage")
                        .longValue())
                .isEqualTo(30);
    }

    @Test
    void copiesWhatWasRequested() {
        Response original = client.post(
                "/api/v1/project/",
                Map.of("account_id", client.account(), "name", "Aurora", "description", "Short", "is_public", true));
        long review = client.review(original.id(), "Dailies");
        client.item(review, "a.mov");
        client.patch("/api/v1/review/" + client.review(original.id(), "Old") + "/", Map.of("active", false));
        client.post(
                "/api/v2/add-users/",
                Map.of(
                        "which",
                        "project",
                        "entity_id",
                        original.id(),
                        "users",
                        "[{\"email\": \"ada@example.com\", \"permission\": \"member\"}]"));
        String path = "/api/v2/project/" + original.id() + "/duplicate/";

        Response full = client.post(path, Map.of("name", "Copy", "reviews", true, "users", true, "settings", true));
        assertThat(full.status()).isEqualTo(201);
        assertThat(full.body().path("name").asText()).isEqualTo("Copy");
        assertThat(full.body().path("is_public").booleanValue()).isTrue();
        assertThat(full.body().path("review_count").intValue()).isEqualTo(1);
        JsonNode copied =
                client.get("/api/v1/review/?project__id=" + full.id()).objects().get(0);
        assertThat(copied.path("name").asText()).isEqualTo("Dailies");
        assertThat(copied.path("item_count").intValue()).isZero();
        assertThat(copied.path("uuid"))
                .isNotEqualTo(
                        client.get("/api/v1/review/" + review + "/").body().path("uuid"));
        assertThat(client.get("/api/v2/all-project-users/" + full.id() + "/").all("email"))
                .contains("ada@example.com");

        Response bare = client.post(path, Map.of("reviews", false, "users", false, "settings", false));
        assertThat(bare.body().path("name").asText()).isEqualTo("Aurora (copy)");
        assertThat(bare.body().path("description").asText()).isEqualTo("Short");
        assertThat(bare.body().path("is_public").booleanValue()).isFalse();
        assertThat(bare.body().path("review_count").intValue()).isZero();
        assertThat(client.get("/api/v2/all-project-users/" + bare.id() + "/").all("email"))
                .doesNotContain("ada@example.com");
    }

    @Test
    void returnsTheSchemaWithFieldsAndFilters() {
        JsonNode schema = client.get("/api/v1/project/schema/").body();
        assertThat(schema.path("fields").path("created").path("type").asText()).isEqualTo("datetime");
        assertThat(schema.path("fields").path("created").path("readonly").booleanValue())
                .isTrue();
        assertThat(schema.path("fields").path("name").path("readonly").booleanValue())
                .isFalse();
        assertThat(schema.path("filtering").path("name"))
                .isEqualTo(JsonClient.json("['exact', 'startswith', 'istartswith']"));
        assertThat(schema.path("filtering").has("limit")).isFalse();
    }

    @Test
    void returnsNotFoundInTheFormatOfThePath() {
        Response v1 = client.get("/api/v1/project/5/");
        assertThat(v1.status()).isEqualTo(404);
        assertThat(v1.body()).isEqualTo(JsonClient.json("{'error': 'There is no project 5 that this user can see'}"));
        Response v2 = client.get("/api/v2/project/5/storage/");
        assertThat(v2.status()).isEqualTo(404);
        assertThat(v2.body()).isEqualTo(JsonClient.json("{'detail': 'There is no project 5 that this user can see'}"));
    }
}
