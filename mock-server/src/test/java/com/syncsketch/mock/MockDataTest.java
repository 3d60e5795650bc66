package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.model.MockData;
import com.syncsketch.mock.model.Seed;
import com.syncsketch.mock.model.SeedException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MockDataTest {

    private MockSyncSketch mock;
    private MockData data;
    private JsonClient client;

    @BeforeEach
    void start() throws IOException {
        mock = MockSyncSketch.start();
        data = mock.data();
        client = JsonClient.of(mock);
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    @Test
    void preparesDataForTheApi() {
        long project = data.addProject("Aurora");
        long review = data.addReview(project, "Dailies");
        long item = data.addItem(review, "a.mov", Map.of("fps", 23.976, "size", 7));
        data.addComment(item, review, 3, "Hold");
        assertThat(client.get("/api/v1/project/").all("id")).containsExactly("" + project);
        assertThat(client.get("/api/v1/review/?project__id=" + project).all("name"))
                .containsExactly("Dailies");
        JsonNode seen = client.get("/api/v1/item/" + item + "/").body();
        assertThat(seen.path("status").asText()).isEqualTo("done");
        assertThat(seen.path("fps").doubleValue()).isEqualTo(23.976);
        JsonNode comment =
                client.get("/api/v1/frame/?item__id=" + item).objects().get(0);
        assertThat(comment.path("text").asText()).isEqualTo("Hold");
        assertThat(comment.path("frame").intValue()).isEqualTo(3);
    }

    @Test
    void returnsDataOfTheApiAsMaps() {
        long project = client.project("Aurora");
        long review = client.review(project, "Dailies");
        long item = client.item(review, "a.mov", "{'width': 1920}");
        client.patch("/api/v1/item/" + item + "/", JsonClient.json("{'artist': null}"));
        assertThat(data.get(project)).containsEntry("kind", "project").containsEntry("account_id", data.accountId());
        assertThat(data.get(review))
                .containsEntry("kind", "review")
                .containsEntry("project_id", project)
                .containsEntry("item_ids", List.of(item));
        assertThat(data.get(item))
                .containsEntry("id", item)
                .containsEntry("width", 1920L)
                .containsEntry("fps", 24L)
                .containsEntry("artist", null)
                .containsEntry("review_ids", List.of(review));
        long comment = data.addComment(item, review, 3, "Hold");
        assertThat(data.get(comment)).containsEntry("kind", "comment").containsEntry("item_id", item);
        assertThat(data.get(data.userId())).containsEntry("kind", "user").containsEntry("username", mock.user());
        assertThat(List.of(
                        data.users().size(),
                        data.accounts().size(),
                        data.projects().size(),
                        data.reviews().size(),
                        data.items().size(),
                        data.comments().size()))
                .containsOnly(1);
    }

    @Test
    void returnsUnmodifiableMaps() {
        Map<String, Object> account = data.get(data.accountId());
        assertThatThrownBy(() -> account.put("name", "X")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void addsConnectsAndDisconnectsUsers() {
        long project = data.addProject("Aurora");
        long ada = data.addUser("ada@example.com", "first");
        assertThat(data.addUser("ada@example.com", "second")).isEqualTo(ada);
        assertThat(data.addUser("ADA@example.com")).isEqualTo(ada);
        assertThat(client.as("ada@example.com", "first").get("/api/v1/project/").status())
                .isEqualTo(401);
        JsonClient second = client.as("ada@example.com", "second");
        assertThat(second.get("/api/v1/project/").objects()).isEmpty();
        data.connect(ada, project, "viewer");
        assertThat(second.get("/api/v1/project/").objects()).hasSize(1);
        data.connect(ada, data.accountId(), "manager");
        data.disconnect(ada, data.accountId());
        assertThat(second.get("/api/v1/project/").objects()).isEmpty();
        long keyless = data.addUser("ben@example.com");
        assertThat(keyless).isNotEqualTo(ada);
        assertThat(client.as("ben@example.com", "").get("/api/v1/project/").status())
                .isEqualTo(401);
    }

    @Test
    void setsFieldsToValuesOfEveryType() {
        long project = data.addProject("Aurora");
        data.set(project, "description", null);
        data.set(project, "created", "2026-03-02T09:15:00Z");
        data.set(project, "tags", List.of("film"));
        data.set(project, "settings", Map.of("groups", Map.of("values", List.of())));
        data.set(project, "frames", Arrays.asList(1, 2.5, true, null));
        JsonNode seen = client.get("/api/v1/project/?include_tags=1").objects().get(0);
        assertThat(seen.path("description").isNull()).isTrue();
        assertThat(seen.path("created").asText()).isEqualTo("2026-03-02T09:15:00Z");
        assertThat(seen.path("tags")).isEqualTo(JsonClient.json("['film']"));
        assertThat(seen.path("frames")).isEqualTo(JsonClient.json("[1, 2.5, true, null]"));
    }

    @Test
    void rejectsInvalidArgumentsWithoutChanges() {
        long project = data.addProject("Aurora");
        long review = data.addReview(project, "Dailies");
        assertThatThrownBy(() -> data.get(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no resource with the id 5");
        assertThatThrownBy(() -> data.addReview(review, "X"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(review + " is the id of a review");
        assertThatThrownBy(() -> data.connect(data.userId(), review, "admin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(review + " is neither a workspace nor a project");
        assertThatThrownBy(() -> data.set(project, "active", "yes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("active of project " + project);
        assertThatThrownBy(() -> data.set(project, "id", 5)).hasMessage("The id cannot be changed");
        Map<String, Object> strange = new HashMap<>();
        strange.put("fps", "fast");
        assertThatThrownBy(() -> data.addItem(review, "a", strange)).isInstanceOf(IllegalArgumentException.class);
        assertThat(data.items()).isEmpty();
        assertThat(data.get(project)).containsEntry("active", true);
        long item = data.addItem(review, "a");
        long other = data.addReview(project, "Other");
        assertThatThrownBy(() -> data.addComment(item, other, 0, "X"))
                .hasMessage("Item " + item + " is not in review " + other);
    }

    @Test
    void addsASeedCompletelyOrNotAtAll() {
        long account = data.accountId();
        data.load(Seed.fromJson("{\"users\": [{\"email\": \"ada@example.com\", \"key\": \"k\"}],"
                + " \"accounts\": [{\"id\": 7, \"name\": \"B\"}]}"));
        assertThat(data.accountId()).isEqualTo(account);
        assertThat(client.get("/api/v1/account/").all("id")).containsExactly("" + account, "7");
        assertThat(client.as("ada@example.com", "k").get("/api/v1/account/").status())
                .isEqualTo(200);
        assertThatThrownBy(() ->
                        data.load(Seed.fromJson("{\"accounts\": [{\"name\": \"C\"}, {\"id\": 7, \"name\": \"D\"}]}")))
                .isInstanceOf(SeedException.class)
                .hasMessageContaining("accounts[1].id: 7 is taken");
        assertThat(data.accounts()).hasSize(2);
    }

    @Test
    void returnsTheNewDataAfterAReset() {
        data.addProject("Aurora");
        mock.reset();
        assertThat(data.projects()).isEmpty();
        assertThat(mock.data()).isSameAs(data);
        assertThat(data.addProject("Borealis")).isPositive();
        assertThat(client.get("/api/v1/project/").all("name")).containsExactly("Borealis");
    }
}
