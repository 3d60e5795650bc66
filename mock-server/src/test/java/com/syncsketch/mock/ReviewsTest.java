package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.JsonClient.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewsTest {

    private MockSyncSketch mock;
    private JsonClient client;
    private long project;

    @BeforeEach
    void start() throws IOException {
        mock = MockSyncSketch.start();
        client = JsonClient.of(mock);
        project = client.project("Aurora");
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    @Test
    void createsReadsAndListsReviews() {
        Response created = client.post(
                "/api/v1/review/",
                Map.of("project", "/api/v2/project/" + project + "/", "name", "Dailies", "isPublic", true));
        assertThat(created.status()).isEqualTo(201);
        JsonNode review = client.get("/api/v1/review/" + created.id() + "/").body();
        assertThat(created.body().path("items").isArray()).isTrue();
        assertThat(((ObjectNode) created.body()).without("items").<JsonNode>deepCopy())
                .isEqualTo(review);
        assertThat(review.path("project").asText()).isEqualTo("/api/v1/project/" + project + "/");
        assertThat(review.path("uuid").asText()).matches("[A-Za-z0-9]{12}");
        assertThat(review.path("reviewURL").asText())
                .isEqualTo(mock.url() + "/sketch/" + review.path("uuid").asText() + "/");
        assertThat(review.path("isPublic").booleanValue()).isTrue();
        assertThat(review.path("item_count").intValue()).isZero();
        assertThat(review.has("items")).isFalse();
        assertThat(client.get("/api/v1/review/").objects()).containsExactly(review);
        ObjectNode inV2 = review.deepCopy();
        assertThat(client.get("/api/v2/review/?project_id=" + project).objects())
                .containsExactly(inV2.retain("id", "uuid", "name", "description"));
    }

    @Test
    void rejectsUnknownProjects() {
        Response rejected = client.post("/api/v1/review/", Map.of("project", "/api/v1/project/5/", "name", "Dailies"));
        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.reason()).isEqualTo("project: There is no project 5 that this user can see");
        String long20 = "/api/v1/project/12345678901234567890/";
        assertThat(client.post("/api/v1/review/", Map.of("project", long20, "name", "Dailies"))
                        .status())
                .isEqualTo(400);
        assertThat(client.post("/api/v1/review/", Map.of("project", project, "name", "Dailies"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void appliesEveryFilter() {
        long other = client.project("Borealis");
        long dailies = client.review(project, "Dailies");
        client.review(project, "dailies 2");
        long elsewhere = client.review(other, "Dailies B");
        client.patch("/api/v1/review/" + elsewhere + "/", Map.of("active", false));
        client.patch("/api/v1/project/" + other + "/", Map.of("is_archived", true));
        String uuid = client.get("/api/v1/review/" + dailies + "/")
                .body()
                .path("uuid")
                .asText();

        assertThat(names("project__id=" + other)).containsExactly("Dailies B");
        assertThat(names("project__is_archived=0")).containsExactly("Dailies", "dailies 2");
        assertThat(names("active=0")).containsExactly("Dailies B");
        assertThat(names("name__istartswith=DAILIES%202")).containsExactly("dailies 2");
        assertThat(names("uuid=" + uuid)).containsExactly("Dailies");
        assertThat(names("uuid=none")).isEmpty();
        client.patch("/api/v1/project/" + other + "/", Map.of("active", false));
        assertThat(names("project__active=1")).containsExactly("Dailies", "dailies 2");
    }

    private List<String> names(String query) {
        return client.get("/api/v1/review/?" + query).all("name");
    }

    @Test
    void returnsAnArrayWithoutACountInV2() {
        for (int i = 0; i < 5; i++) {
            client.review(project, "R" + i);
        }
        String path = "/api/v2/review/?limit=2&fields=id,name&project_id=" + project;
        assertThat(client.get(path).all("name")).containsExactly("R0", "R1");
        assertThat(client.get(path + "&offset=4").all("name")).containsExactly("R4");
        assertThat(client.get(path + "&offset=6").body()).isEqualTo(JsonClient.json("[]"));
        assertThat(client.get("/api/v2/review/?project_id=5").objects()).isEmpty();
    }

    @Test
    void distinguishesAbsentFromNullInUpdates() {
        String path = "/api/v1/review/" + client.review(project, "Dailies") + "/";
        client.patch(path, Map.of("description", "Layout"));
        JsonNode renamed = client.patch(path, Map.of("name", "Dailies 2")).body();
        assertThat(renamed.path("description").asText()).isEqualTo("Layout");
        JsonNode cleared = client.patch(path, JsonClient.json("{'description': null, 'project': '/x/'}"))
                .body();
        assertThat(cleared.path("description").isNull()).isTrue();
        assertThat(cleared.path("project").asText()).isEqualTo("/api/v1/project/" + project + "/");
    }

    @Test
    void deletesAndRestoresReviews() {
        String path = "/api/v1/review/" + client.review(project, "Dailies") + "/";
        assertThat(client.patch(path, Map.of("active", false))
                        .body()
                        .path("active")
                        .booleanValue())
                .isFalse();
        assertThat(names("active=1")).isEmpty();
        assertThat(client.get("/api/v1/project/" + project + "/")
                        .body()
                        .path("review_count")
                        .intValue())
                .isZero();
        assertThat(client.get(path).status()).isEqualTo(200);
        client.patch(path, Map.of("active", true));
        assertThat(names("active=1")).containsExactly("Dailies");
    }

    @Test
    void archivesAndRestoresReviewsRepeatedly() {
        long review = client.review(project, "Dailies");
        for (int i = 0; i < 2; i++) {
            assertThat(client.post("/api/v2/review/" + review + "/archive/").status())
                    .isEqualTo(200);
            assertThat(mock.data().get(review)).containsEntry("is_archived", true);
        }
        assertThat(client.patch("/api/v1/review/" + review + "/", Map.of("is_archived", false))
                        .status())
                .isEqualTo(202);
        assertThat(mock.data().get(review)).containsEntry("is_archived", true);
        for (int i = 0; i < 2; i++) {
            assertThat(client.post("/api/v2/review/" + review + "/restore/").status())
                    .isEqualTo(200);
            assertThat(mock.data().get(review)).containsEntry("is_archived", false);
        }
        assertThat(client.post("/api/v2/review/5/archive/").status()).isEqualTo(404);
    }

    @Test
    void returnsItemsOnlyIfTheyAreSelected() {
        long review = client.review(project, "Dailies");
        long kept = client.item(review, "a.mov");
        long deleted = client.item(review, "b.mov");
        client.patch("/api/v1/item/" + deleted + "/", Map.of("active", false));
        JsonNode named = client.get("/api/v1/review/" + review + "/?fields=id,items,item_count")
                .body();
        assertThat(named.path("items")).hasSize(1);
        assertThat(named.path("items").get(0).path("id").longValue()).isEqualTo(kept);
        assertThat(named.path("item_count").intValue()).isEqualTo(1);
        assertThat(client.get("/api/v1/review/?fields=items").objects().get(0).path("items"))
                .hasSize(1);
    }

    @Test
    void sortsItemsAndCountsTheExistingOnes() {
        long review = client.review(project, "Dailies");
        long a = client.item(review, "a");
        long b = client.item(review, "b");
        long c = client.item(review, "c");
        Response sorted = client.put(
                "/api/v2/review/" + review + "/sort_items/",
                JsonClient.json("{'items': [{'id': " + c + ", 'sortorder': 0}, {'id': " + a
                        + ", 'sortorder': 2}, {'id': 5, 'sortorder': 1}]}"));
        assertThat(sorted.body()).isEqualTo(JsonClient.json("{'updated_items': 2}"));
        assertThat(client.get("/api/v1/item/?reviews__id=" + review).all("name"))
                .containsExactly("c", "b", "a");
        assertThat(mock.data().get(review)).containsEntry("item_ids", List.of(c, b, a));
    }

    @Test
    void sortsAMovedItemBeforeThePreviousOne() {
        long review = client.review(project, "Dailies");
        client.item(review, "a");
        long b = client.item(review, "b");
        client.put(
                "/api/v2/review/" + review + "/sort_items/",
                JsonClient.json("{'items': [{'id': " + b + ", 'sortorder': 0}]}"));
        assertThat(client.get("/api/v1/item/?reviews__id=" + review).all("name"))
                .containsExactly("b", "a");
    }

    @Test
    void addsChangesAndRemovesSections() {
        long review = client.review(project, "Dailies");
        long a = client.item(review, "a");
        long b = client.item(review, "b");
        String sections = "/api/v2/review/" + review + "/sections/";
        Response first = client.post(sections + "create/", Map.of("name", "One", "itemIds", List.of(a, b)));
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().path("itemIds")).hasSize(2);
        String uuid = first.body().path("uuid").asText();
        client.post(sections + "create/", Map.of("name", "Two", "itemIds", List.of(), "uuid", "two"));
        assertThat(sections(review)).containsExactly("One=[" + a + ", " + b + "]", "Two=[]");

        Response written = client.put(
                sections + "bulk-update/",
                List.of(
                        Map.of("uuid", "two", "name", "Second", "itemIds", List.of(b)),
                        Map.of("uuid", "three", "name", "Three", "itemIds", List.of())));
        assertThat(written.body()).hasSize(3);
        assertThat(sections(review)).containsExactly("One=[" + a + "]", "Second=[" + b + "]", "Three=[]");

        assertThat(client.delete(sections + uuid + "/").status()).isEqualTo(204);
        assertThat(client.delete(sections + uuid + "/").status()).isEqualTo(404);
        assertThat(sections(review)).containsExactly("Second=[" + b + "]", "Three=[]");
        assertThat(client.get("/api/v1/item/?reviews__id=" + review).objects()).hasSize(2);
    }

    private List<String> sections(long review) {
        return ((List<?>) mock.data().get(review).get("sections"))
                .stream()
                        .map(section -> ((Map<?, ?>) section).get("name") + "=" + ((Map<?, ?>) section).get("itemIds"))
                        .toList();
    }

    @Test
    void rejectsInvalidSections() {
        long review = client.review(project, "Dailies");
        String sections = "/api/v2/review/" + review + "/sections/";
        Response strange = client.post(sections + "create/", Map.of("name", "One", "itemIds", List.of(5)));
        assertThat(strange.status()).isEqualTo(400);
        assertThat(strange.reason()).isEqualTo("itemIds: item 5 is not in review " + review);
        client.post(sections + "create/", Map.of("name", "One", "itemIds", List.of(), "uuid", "one"));
        assertThat(client.post(sections + "create/", Map.of("name", "Two", "itemIds", List.of(), "uuid", "one"))
                        .status())
                .isEqualTo(400);
        Map<String, Object> twice = Map.of("uuid", "one", "name", "One", "itemIds", List.of());
        assertThat(client.put(sections + "bulk-update/", List.of(twice, twice)).status())
                .isEqualTo(400);
        assertThat(sections(review)).containsExactly("One=[]");
    }
}
