package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.JsonClient.Response;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsTest {

    private MockSyncSketch mock;
    private JsonClient client;
    private JsonClient ada;
    private long adaId;

    @BeforeEach
    void start() throws IOException {
        mock = MockSyncSketch.start();
        client = JsonClient.of(mock);
        adaId = mock.data().addUser("ada@example.com", "k");
        ada = client.as("ada@example.com", "k");
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    @Test
    void listsAWorkspaceOncePerConnection() {
        long account = mock.data().accountId();
        mock.data().connect(adaId, mock.data().addProject("Aurora"), "member");
        mock.data().connect(adaId, mock.data().addProject("Borealis"), "member");
        assertThat(ada.get("/api/v1/account/").objects()).isEmpty();
        mock.data().connect(adaId, account, "manager");
        Response list = ada.get("/api/v1/account/");
        assertThat(list.all("id")).containsExactly("" + account, "" + account, "" + account);
        assertThat(list.body().path("meta").path("total_count").intValue()).isEqualTo(3);
        assertThat(ada.get("/api/v2/account/").all("id")).containsExactly("" + account);
        assertThat(client.get("/api/v1/account/").objects()).hasSize(1);
    }

    @Test
    void filtersPagesAndSelectsFields() {
        long training = mock.data().addAccount("Training");
        mock.data().set(training, "active", false);
        assertThat(client.get("/api/v1/account/?active=1").all("name")).containsExactly("Studio");
        assertThat(client.get("/api/v1/account/?active=0").all("name")).containsExactly("Training");
        assertThat(client.get("/api/v1/account/?limit=1&offset=1").all("name")).containsExactly("Training");
        assertThat(client.get("/api/v2/account/?limit=1&offset=1&fields=id,name")
                        .body())
                .isEqualTo(JsonClient.json("[{'id': " + training + ", 'name': 'Training'}]"));
    }

    @Test
    void returnsAWorkspaceWithItsUsers() {
        mock.data().connect(adaId, mock.data().accountId(), "manager");
        JsonNode connections = client.get("/api/v2/account/" + mock.data().accountId() + "/?fields=connections")
                .body()
                .path("connections");
        assertThat(connections).hasSize(2);
        assertThat(connections.get(1).path("user").path("id").longValue()).isEqualTo(adaId);
    }

    @Test
    void distinguishesAbsentFromNullInUpdates() {
        String path = "/api/v1/account/" + mock.data().accountId() + "/";
        client.patch(path, Map.of("description", "Film"));
        Response renamed = client.patch(path, Map.of("name", "Northlight"));
        assertThat(renamed.status()).isEqualTo(202);
        assertThat(renamed.body().path("description").asText()).isEqualTo("Film");
        assertThat(client.patch(path, JsonClient.json("{'description': null}"))
                        .body()
                        .path("description")
                        .isNull())
                .isTrue();
        assertThat(client.get("/api/v1/account/").all("name")).containsExactly("Northlight");
    }

    @Test
    void restrictsAWorkspaceToItsUsers() {
        String v1 = "/api/v1/account/" + mock.data().accountId() + "/";
        String v2 = "/api/v2/account/" + mock.data().accountId() + "/";
        assertThat(ada.get(v2).status()).isEqualTo(404);
        assertThat(ada.patch(v1, Map.of("name", "X")).status()).isEqualTo(404);
        mock.data().connect(adaId, mock.data().addProject("Aurora"), "admin");
        assertThat(ada.get(v2).status()).isEqualTo(404);
        Response rejected = ada.patch(v1, Map.of("name", "X"));
        assertThat(rejected.status()).isEqualTo(403);
        assertThat(rejected.reason())
                .isEqualTo("ada@example.com is connected only to projects of workspace "
                        + mock.data().accountId());
        mock.data().connect(adaId, mock.data().accountId(), "manager");
        assertThat(ada.patch(v1, Map.of("name", "X")).status()).isEqualTo(202);
    }
}
