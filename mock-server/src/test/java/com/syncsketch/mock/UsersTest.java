package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.JsonClient.Response;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsersTest {

    private MockSyncSketch mock;
    private JsonClient client;
    private long account;
    private long project;

    @BeforeEach
    void start() throws IOException {
        mock = MockSyncSketch.start();
        client = JsonClient.of(mock);
        account = client.account();
        project = client.project("Aurora");
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    private Response add(String which, long id, String users) {
        return client.post(
                "/api/v2/add-users/",
                Map.of("which", which, "entity_id", id, "note", "", "users", users.replace('\'', '"')));
    }

    private Response remove(String which, long id, String users) {
        return client.post(
                "/api/v2/remove-users/", Map.of("which", which, "entity_id", id, "users", users.replace('\'', '"')));
    }

    private long id(String email) {
        return client.get("/api/v1/simpleperson/?email__iexact=" + email)
                .objects()
                .get(0)
                .path("id")
                .longValue();
    }

    private Response connections(long user, String query) {
        return client.get("/api/v2/user/" + user + "/connections/account/" + account + "/" + query);
    }

    @Test
    void returnsTheCurrentUser() {
        JsonNode me = client.get("/api/v1/simpleperson/currentUser/").body();
        assertThat(me.path("id").longValue()).isEqualTo(mock.data().userId());
        assertThat(me.path("username").asText()).isEqualTo(mock.user());
        assertThat(me.path("is_active").booleanValue()).isTrue();
        assertThat(me.path("resource_uri").asText())
                .isEqualTo("/api/v1/simpleperson/" + mock.data().userId() + "/");
        assertThat(client.get(me.path("resource_uri").asText() + "?fields=id,email")
                        .body())
                .isEqualTo(JsonClient.json("{'id': " + mock.data().userId() + ", 'email': '" + mock.user() + "'}"));
    }

    @Test
    void findsUsersByNameAndEmail() {
        add(
                "project",
                project,
                "[{'email': 'ada@example.com', 'permission': 'viewer'},"
                        + " {'email': 'ben+x@example.com', 'permission': 'member'}]");
        mock.data().set(id("ada@example.com"), "first_name", "Ada");
        mock.data().set(id("ada@example.com"), "last_name", "Winter");
        assertThat(client.get("/api/v1/simpleperson/?name=wint").all("email")).containsExactly("ada@example.com");
        assertThat(client.get("/api/v1/simpleperson/?name=EXAMPLE").objects()).hasSize(3);
        assertThat(client.get("/api/v1/simpleperson/?email__iexact=BEN%2BX@example.com")
                        .objects())
                .hasSize(1);
        assertThat(client.get("/api/v1/simpleperson/?email__iexact=example.com").objects())
                .isEmpty();
        assertThat(client.get("/api/v1/simpleperson/?limit=1&offset=1").all("email"))
                .containsExactly("ada@example.com");
        JsonNode ada = client.get("/api/v1/simpleperson/" + id("ada@example.com") + "/")
                .body();
        assertThat(ada.path("full_name").asText()).isEqualTo("Ada Winter");
        assertThat(ada.path("initials").asText()).isEqualTo("AW");
    }

    @Test
    void addsUsersToAProject() {
        Response added = add("project", project, "[{'email': 'ada@example.com', 'permission': 'viewer'}]");
        assertThat(added.body()).isEqualTo(JsonClient.json("{'addedUsers': ['ada@example.com']}"));
        assertThat(client.get("/api/v2/all-project-users/" + project + "/").all("email"))
                .containsExactly(mock.user(), "ada@example.com");
        assertThat(connections(id("ada@example.com"), "").body())
                .isEqualTo(JsonClient.json(
                        "[{'type': 'project', 'permission': 'viewer', 'project_id': " + project + "}]"));
        add("project", project, "[{'email': 'ADA@example.com', 'permission': 'member'}]");
        assertThat(connections(id("ada@example.com"), "").all("permission")).containsExactly("member");
    }

    @Test
    void returnsWorkspaceIdsAsStringsInConnections() {
        add("account", account, "[{'email': 'ada@example.com', 'permission': 'manager'}]");
        assertThat(connections(id("ada@example.com"), "").body())
                .isEqualTo(JsonClient.json(
                        "[{'type': 'account', 'permission': 'manager', 'account_id': '" + account + "'}]"));
    }

    @Test
    void includesHiddenProjectsOnRequest() {
        long archived = client.project("Archived");
        long deleted = client.project("Deleted");
        for (long id : new long[] {project, archived, deleted}) {
            add("project", id, "[{'email': 'ada@example.com', 'permission': 'viewer'}]");
        }
        client.patch("/api/v1/project/" + archived + "/", Map.of("is_archived", true));
        client.patch("/api/v1/project/" + deleted + "/", Map.of("active", false));
        long ada = id("ada@example.com");
        assertThat(connections(ada, "").all("project_id")).containsExactly("" + project);
        assertThat(connections(ada, "?include_archived=true").all("project_id"))
                .containsExactly("" + project, "" + archived);
        assertThat(connections(ada, "?include_archived=false&include_inactive=true")
                        .all("project_id"))
                .containsExactly("" + project, "" + deleted);
        assertThat(connections(ada, "?include_archived=true&include_inactive=true")
                        .objects())
                .hasSize(3);
    }

    @Test
    void removesUsersFromAWorkspaceAndItsProjects() {
        add("project", project, "[{'email': 'ada@example.com', 'permission': 'viewer'}]");
        add("account", account, "[{'email': 'ada@example.com', 'permission': 'manager'}]");
        long ada = id("ada@example.com");
        assertThat(remove("account", account, "[{'id': " + ada + "}]").body()).isEqualTo(JsonClient.json("{}"));
        Response gone = connections(ada, "");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.body()).isEqualTo(JsonClient.json("{'detail': 'No Person matches the given query.'}"));
        assertThat(client.get("/api/v1/simpleperson/?email__iexact=ada@example.com")
                        .objects())
                .isEmpty();
        assertThat(client.get("/api/v1/simpleperson/" + ada + "/").status()).isEqualTo(404);
        assertThat(client.get("/api/v2/all-project-users/" + project + "/").all("email"))
                .containsExactly(mock.user());
    }

    @Test
    void doesNotFindUsersOfAnotherWorkspace() {
        Response wrong = client.get("/api/v2/user/" + mock.data().userId() + "/connections/account/5/");
        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.reason()).isEqualTo("No Person matches the given query.");
    }

    @Test
    void reportsAnErrorForUnconnectedUsersInASuccessfulRemoval() {
        add("project", project, "[{'email': 'ada@example.com', 'permission': 'viewer'}]");
        Response removed =
                remove("project", project, "[{'email': 'ada@example.com'}, {'email': 'x@example.com'}, {'id': 5}]");
        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.body())
                .isEqualTo(JsonClient.json("{'error': 'Not connected to this project: x@example.com, 5'}"));
        assertThat(client.get("/api/v2/all-project-users/" + project + "/").objects())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{] | users: the string is not valid JSON",
                "{'email': 'ada@example.com', 'permission': 'viewer'} | users: the JSON must be an array",
                "[{'email': 'ada@example.com'}] | users[0]: required property 'permission' not found",
                "[{'email': [5], 'permission': 'viewer'}] | users[0] /email",
                "['ada@example.com'] | users[0]",
                "[{'email': 'ada@example.com', 'permission': 'manager'}] | users[0].permission: a project has no 'manager'",
            })
    void rejectsInvalidUsersWithAReason(String users, String reason) {
        Response rejected = add("project", project, users);
        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.reason()).startsWith(reason);
        assertThat(client.get("/api/v1/simpleperson/").objects()).hasSize(1);
    }

    @Test
    void rejectsProjectPermissionsForAWorkspace() {
        Response rejected = add("account", account, "[{'email': 'ada@example.com', 'permission': 'viewer'}]");
        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.reason())
                .isEqualTo("users[0].permission: a workspace has no 'viewer', but admin and manager");
        assertThat(add("account", account, "[{'email': 'ada@example.com', 'permission': 'owner'}]")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void requiresTheUsersToRemove() {
        assertThat(remove("project", project, "[{}]").status()).isEqualTo(400);
        assertThat(remove("project", project, "[{'name': 'Ada'}]").reason())
                .isEqualTo("users[0]: has neither email nor id");
    }

    @Test
    void returnsNotFoundForUnknownWorkspacesAndProjects() {
        assertThat(add("project", 5, "[]").status()).isEqualTo(404);
        assertThat(add("account", project, "[]").status()).isEqualTo(404);
        assertThat(client.get("/api/v2/all-project-users/5/").status()).isEqualTo(404);
    }
}
