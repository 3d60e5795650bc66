package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {

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
    void acceptsValidCredentials() {
        assertThat(client.get("/api/v1/person/connected/").body()).isEqualTo(JsonClient.json("{'connection': true}"));
        assertThat(client.as(mock.user(), "wrong")
                        .get("/api/v1/person/connected/")
                        .status())
                .isEqualTo(401);
        mock.data().set(mock.data().userId(), "is_active", false);
        assertThat(client.get("/api/v1/person/connected/").status()).isEqualTo(401);
    }

    @Test
    void returnsAllVisibleResourcesInTheTree() {
        long project = client.project("Aurora");
        long review = client.review(project, "Dailies");
        long item = client.item(review, "a.mov", "{'type': 'video'}");
        client.review(project, "Empty");
        JsonNode account = client.get("/api/v1/person/tree/").body().get(0);
        assertThat(account.path("name").asText()).isEqualTo("Studio");
        JsonNode inTree = account.path("projects").get(0).path("reviews").get(0);
        assertThat(inTree.path("id").longValue()).isEqualTo(review);
        assertThat(inTree.path("uuid").asText()).hasSize(12);
        assertThat(inTree.has("items")).isFalse();

        JsonNode reviews = client.get("/api/v1/person/tree/?fetchItems=1")
                .body()
                .get(0)
                .path("projects")
                .get(0)
                .path("reviews");
        assertThat(reviews.get(0).path("items"))
                .isEqualTo(JsonClient.json("[{'id': " + item + ", 'name': 'a.mov', 'type': 'video'}]"));
        assertThat(reviews.get(1).path("items")).isEmpty();
    }

    @Test
    void omitsDeletedResourcesFromTheTreeOnRequest() {
        long project = client.project("Aurora");
        long review = client.review(project, "Dailies");
        client.patch("/api/v1/review/" + review + "/", Map.of("active", false));
        assertThat(reviews("")).hasSize(1);
        assertThat(reviews("?active=1")).isEmpty();
    }

    private JsonNode reviews(String query) {
        return client.get("/api/v1/person/tree/" + query)
                .body()
                .get(0)
                .path("projects")
                .get(0)
                .path("reviews");
    }

    @Test
    void limitsTheTreeToTheProjectOfAProjectUser() {
        long aurora = client.project("Aurora");
        client.project("Borealis");
        mock.data().connect(mock.data().addUser("ada@example.com", "k"), aurora, "viewer");
        JsonNode tree =
                client.as("ada@example.com", "k").get("/api/v1/person/tree/").body();
        assertThat(tree).hasSize(1);
        assertThat(tree.get(0).path("projects")).hasSize(1);
        assertThat(tree.get(0).path("projects").get(0).path("name").asText()).isEqualTo("Aurora");
        mock.data().addUser("nobody@example.com", "k");
        assertThat(client.as("nobody@example.com", "k")
                        .get("/api/v1/person/tree/")
                        .body())
                .isEmpty();
    }
}
