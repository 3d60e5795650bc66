package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.JsonClient.Response;
import com.syncsketch.mock.model.MockData;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionsTest {

    private MockSyncSketch mock;
    private JsonClient ada;
    private long adaId;
    private long project;
    private long hidden;
    private long review;
    private long item;

    @BeforeEach
    void start() throws IOException {
        mock = MockSyncSketch.start();
        MockData data = mock.data();
        project = data.addProject("Aurora");
        review = data.addReview(project, "Dailies");
        item = data.addItem(review, "a.mov");
        hidden = data.addProject("Borealis");
        data.addItem(data.addReview(hidden, "Hidden"), "hidden.mov");
        adaId = data.addUser("ada@example.com", "ada-key");
        ada = JsonClient.of(mock).as("ada@example.com", "ada-key");
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    @Test
    void hidesEverythingFromUnconnectedUsers() {
        for (String list : List.of("account", "project", "review", "item")) {
            assertThat(ada.get("/api/v1/" + list + "/").objects()).isEmpty();
        }
        assertThat(ada.get("/api/v1/simpleperson/").all("email")).containsExactly("ada@example.com");
        assertThat(ada.get("/api/v1/project/" + project + "/").status()).isEqualTo(404);
        assertThat(ada.get("/api/v1/item/" + item + "/").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "reviewer", "restricted_member", "some new word"})
    void allowsViewersToReadOnly(String permission) {
        mock.data().connect(adaId, project, permission);
        assertThat(ada.get("/api/v1/project/").all("name")).containsExactly("Aurora");
        assertThat(ada.get("/api/v1/review/").all("name")).containsExactly("Dailies");
        assertThat(ada.get("/api/v1/item/").all("name")).containsExactly("a.mov");
        assertThat(ada.get("/api/v1/simpleperson/").all("email")).containsExactly(mock.user(), "ada@example.com");
        assertThat(ada.get("/api/v1/project/" + hidden + "/").status()).isEqualTo(404);

        Response v1 = ada.patch("/api/v1/item/" + item + "/", Map.of("name", "b.mov"));
        assertThat(v1.status()).isEqualTo(403);
        assertThat(v1.body())
                .isEqualTo(JsonClient.json("{'error': 'ada@example.com is " + permission + " of project " + project
                        + ", which does not include the right to change its content'}"));
        Response v2 = ada.post("/api/v2/review/" + review + "/archive/");
        assertThat(v2.status()).isEqualTo(403);
        assertThat(v2.body().path("detail").asText()).contains("is " + permission + " of project");
        assertThat(statusesOfChanges()).containsOnly(403);
        assertThat(mock.data().get(item)).containsEntry("name", "a.mov").containsEntry("active", true);
        assertThat(mock.data().get(review)).containsEntry("name", "Dailies").containsEntry("is_archived", false);
        assertThat(mock.data().get(project)).containsEntry("name", "Aurora");
    }

    /** Tries all requests that change a project or its content. */
    private List<Integer> statusesOfChanges() {
        String inReview = "/api/v2/review/" + review;
        return List.of(
                ada.post("/api/v1/review/", Map.of("project", "/api/v1/project/" + project + "/", "name", "X"))
                        .status(),
                ada.patch("/api/v1/review/" + review + "/", Map.of("name", "X")).status(),
                ada.post(inReview + "/archive/").status(),
                ada.post(inReview + "/restore/").status(),
                ada.put(inReview + "/sort_items/", Map.of("items", List.of())).status(),
                ada.post(inReview + "/sections/create/", Map.of("name", "X", "itemIds", List.of()))
                        .status(),
                ada.put(inReview + "/sections/bulk-update/", List.of()).status(),
                ada.delete(inReview + "/sections/x/").status(),
                ada.post("/api/v1/item/", Map.of("reviewId", review, "name", "X", "fps", 24))
                        .status(),
                ada.patch("/api/v1/item/" + item + "/", Map.of("active", false)).status(),
                ada.post("/api/v2/bulk-delete-items/", Map.of("item_ids", List.of(item)))
                        .status(),
                ada.post("/api/v2/move-review-items/", Map.of("new_review_id", review, "item_data", List.of()))
                        .status(),
                ada.patch("/api/v1/project/" + project + "/", Map.of("name", "X"))
                        .status(),
                ada.post(
                                "/api/v2/project/" + project + "/duplicate/",
                                Map.of("reviews", false, "users", false, "settings", false))
                        .status(),
                ada.post("/api/v2/add-users/", Map.of("which", "project", "entity_id", project, "users", "[]"))
                        .status(),
                ada.post("/api/v2/remove-users/", Map.of("which", "project", "entity_id", project, "users", "[]"))
                        .status());
    }

    @Test
    void allowsMembersToChangeReviewsAndItemsOnly() {
        mock.data().connect(adaId, project, "member");
        assertThat(ada.patch("/api/v1/item/" + item + "/", Map.of("name", "b.mov"))
                        .status())
                .isEqualTo(202);
        assertThat(ada.review(project, "Mine")).isPositive();
        Response rejected = ada.patch("/api/v1/project/" + project + "/", Map.of("name", "X"));
        assertThat(rejected.status()).isEqualTo(403);
        assertThat(rejected.reason())
                .endsWith("is member of project " + project + ", which does not include the right to change it");
        assertThat(ada.post("/api/v2/add-users/", Map.of("which", "project", "entity_id", project, "users", "[]"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void allowsProjectAdministratorsToChangeTheProjectOnly() {
        mock.data().connect(adaId, project, "admin");
        assertThat(ada.patch("/api/v1/project/" + project + "/", Map.of("name", "X"))
                        .status())
                .isEqualTo(202);
        assertThat(ada.post("/api/v2/add-users/", Map.of("which", "project", "entity_id", project, "users", "[]"))
                        .status())
                .isEqualTo(200);
        assertThat(ada.post("/api/v1/project/", Map.of("account_id", mock.data().accountId(), "name", "Y"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void allowsWorkspaceUsersEverything() {
        mock.data().connect(adaId, mock.data().accountId(), "manager");
        assertThat(ada.project("Mine")).isPositive();
        assertThat(ada.get("/api/v1/item/").objects()).hasSize(2);
        assertThat(ada.patch("/api/v1/project/" + hidden + "/", Map.of("name", "X"))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void hidesItemsThatAreMovedToAnInvisibleReview() {
        mock.data().connect(adaId, project, "member");
        assertThat(ada.get("/api/v1/item/" + item + "/").status()).isEqualTo(200);
        JsonClient.of(mock)
                .post(
                        "/api/v2/move-review-items/",
                        Map.of(
                                "new_review_id",
                                mock.data().addReview(hidden, "Other"),
                                "item_data",
                                List.of(Map.of("review_id", review, "item_id", item))));
        assertThat(ada.get("/api/v1/item/" + item + "/").status()).isEqualTo(404);
    }

    @Test
    void hidesConnectionsOfOthersFromViewers() {
        mock.data().connect(adaId, project, "viewer");
        String own =
                "/api/v2/user/" + adaId + "/connections/account/" + mock.data().accountId() + "/";
        String other = "/api/v2/user/" + mock.data().userId() + "/connections/account/"
                + mock.data().accountId() + "/";
        assertThat(ada.get(own).all("permission")).containsExactly("viewer");
        assertThat(ada.get(other).status()).isEqualTo(403);
    }
}
