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

class ItemsTest {

    private MockSyncSketch mock;
    private JsonClient client;
    private long project;
    private long review;

    @BeforeEach
    void start() throws IOException {
        mock = MockSyncSketch.start();
        client = JsonClient.of(mock);
        project = client.project("Aurora");
        review = client.review(project, "Dailies");
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    @Test
    void createsReadsAndListsItems() {
        Response created = client.post(
                "/api/v1/item/",
                JsonClient.json("{'reviewId': " + review + ", 'name': 'a.mov', 'fps': 23.976, 'status': 'done',"
                        + " 'external_url': 'https://media.example.com/a.mov', 'shot': 'sh010'}"));
        assertThat(created.status()).isEqualTo(201);
        JsonNode item = client.get("/api/v1/item/" + created.id() + "/").body();
        assertThat(item).isEqualTo(created.body());
        assertThat(item.path("fps").doubleValue()).isEqualTo(23.976);
        assertThat(item.path("shot").asText()).isEqualTo("sh010");
        assertThat(item.path("creator").path("username").asText()).isEqualTo(mock.user());
        assertThat(item.has("reviewId")).isFalse();
        assertThat(item.has("revision_id")).isFalse();
        assertThat(client.get("/api/v1/item/").objects()).containsExactly(item);
        assertThat(client.post("/api/v1/item/", JsonClient.json("{'reviewId': 5, 'name': 'a', 'fps': 1}"))
                        .status())
                .isEqualTo(404);
        assertThat(client.post("/api/v1/item/", JsonClient.json("{'reviewId': " + review + ", 'name': 'a'}"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void returnsTheRevisionOfTheReview() {
        long item = client.item(review, "a.mov");
        JsonNode seen = client.get("/api/v1/item/" + item + "/?review_id=" + review + "&fields=revision_id,revisions")
                .body();
        assertThat(seen.path("revision_id").longValue()).isPositive();
        assertThat(seen.path("revisions").get(0).path("id")).isEqualTo(seen.path("revision_id"));
        long other = client.review(project, "Other");
        assertThat(client.get("/api/v1/item/" + item + "/?review_id=" + other)
                        .body()
                        .has("revision_id"))
                .isFalse();
        assertThat(client.get("/api/v1/item/" + item + "/?review_id=5").status())
                .isEqualTo(404);
    }

    @Test
    void appliesEveryFilter() {
        long other = client.review(client.project("Borealis"), "Other");
        long a = client.item(review, "a.mov");
        long b = client.item(review, "b.mov", "{'status': 'processing'}");
        long c = client.item(other, "c.mov");
        mock.data().set(a, "created", "2026-03-01T00:00:00Z");
        mock.data().set(b, "created", "2026-03-02T00:00:00Z");
        mock.data().set(c, "created", "2026-03-03T00:00:00Z");
        client.patch("/api/v1/item/" + c + "/", Map.of("active", false));

        assertThat(names("id=" + b)).containsExactly("b.mov");
        assertThat(names("id__in=" + a + "," + c)).containsExactly("a.mov", "c.mov");
        assertThat(names("name=a.mov")).containsExactly("a.mov");
        assertThat(names("status=processing")).containsExactly("b.mov");
        assertThat(names("active=1")).containsExactly("a.mov", "b.mov");
        assertThat(names("creator=" + mock.data().userId())).hasSize(3);
        assertThat(names("creator=5")).isEmpty();
        assertThat(names("reviews__id=" + other)).containsExactly("c.mov");
        assertThat(names("reviews__project__id=" + project)).containsExactly("a.mov", "b.mov");
        assertThat(names("reviews__project__name=Borealis")).containsExactly("c.mov");
        assertThat(names("created=2026-03-02T00:00:00Z")).containsExactly("b.mov");
        assertThat(names("created__gt=2026-03-02T00:00:00Z")).containsExactly("c.mov");
        assertThat(names("created__gte=2026-03-02T00:00:00Z")).containsExactly("b.mov", "c.mov");
        assertThat(names("created__lt=2026-03-02T01:00:00%2B01:00")).containsExactly("a.mov");
        assertThat(names("created__lte=2026-03-02T00:00:00Z")).containsExactly("a.mov", "b.mov");
        assertThat(names("created__range=2026-03-02T00:00:00Z,2026-03-09T00:00:00Z"))
                .containsExactly("b.mov", "c.mov");
        assertThat(names("reviews__id=" + review + "&status=done&active=1")).containsExactly("a.mov");
    }

    private List<String> names(String query) {
        return client.get("/api/v1/item/?" + query).all("name");
    }

    @Test
    void distinguishesAbsentFromNullInUpdates() {
        String path = "/api/v1/item/" + client.item(review, "a.mov", "{'artist': 'Ada'}") + "/";
        JsonNode named = client.patch(path, JsonClient.json("{'name': 'b.mov', 'metadata': '{}'}"))
                .body();
        assertThat(named.path("artist").asText()).isEqualTo("Ada");
        JsonNode cleared = client.patch(path, JsonClient.json("{'artist': null, 'metadata': null}"))
                .body();
        assertThat(cleared.path("artist").isNull()).isTrue();
        assertThat(cleared.path("metadata").isNull()).isTrue();
        assertThat(cleared.path("name").asText()).isEqualTo("b.mov");
    }

    @Test
    void deletesAndRestoresItems() {
        long item = client.item(review, "a.mov");
        String path = "/api/v1/item/" + item + "/";
        assertThat(client.patch(path, Map.of("active", false)).status()).isEqualTo(202);
        assertThat(names("reviews__id=" + review + "&active=1")).isEmpty();
        assertThat(names("reviews__id=" + review)).containsExactly("a.mov");
        assertThat(client.get(path).body().path("active").booleanValue()).isFalse();
        client.patch(path, Map.of("active", true));
        assertThat(names("active=1")).containsExactly("a.mov");
    }

    @Test
    void httpDelete_removesAnItemWithItsCommentsAndFromSections() {
        long kept = client.item(review, "kept");
        long item = client.item(review, "a.mov");
        String revision = "/api/v1/revision/"
                + client.get("/api/v1/item/" + item + "/?review_id=" + review)
                        .body()
                        .path("revision_id")
                + "/";
        String path = "/api/v1/item/" + item + "/";
        client.post("/api/v1/frame/", Map.of("item", path, "revision", revision, "type", "comment", "text", "hi"));
        client.post(
                "/api/v2/review/" + review + "/sections/create/",
                Map.of("name", "One", "itemIds", List.of(kept, item)));

        assertThat(client.delete(path).status()).isEqualTo(204);

        assertThat(client.get(path).status()).isEqualTo(404);
        assertThat(client.delete(path).status()).isEqualTo(404);
        assertThat(names("reviews__id=" + review)).containsExactly("kept");
        assertThat(mock.data().comments()).isEmpty();
        assertThat(mock.data().reviews().toString()).contains("[" + kept + "]").doesNotContain(String.valueOf(item));
        assertThat(mock.journal().defects()).isEmpty();
    }

    @Test
    void deletesSeveralItemsOrNone() {
        long a = client.item(review, "a");
        long b = client.item(review, "b");
        Response rejected = client.post("/api/v2/bulk-delete-items/", Map.of("item_ids", List.of(a, 5)));
        assertThat(rejected.status()).isEqualTo(404);
        assertThat(names("active=1")).containsExactly("a", "b");
        assertThat(client.post("/api/v2/bulk-delete-items/", Map.of("item_ids", List.of(a, b)))
                        .status())
                .isEqualTo(200);
        assertThat(names("active=1")).isEmpty();
        assertThat(client.post("/api/v2/bulk-delete-items/", Map.of("item_ids", List.of(a)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void movesItemsWithTheirCommentsOutOfTheirSections() {
        long other = client.review(client.project("Borealis"), "Other");
        client.item(other, "x");
        long a = client.item(review, "a");
        long b = client.item(review, "b");
        mock.data().addComment(a, review, 3, "Hold");
        client.post(
                "/api/v2/review/" + review + "/sections/create/",
                Map.of("name", "One", "itemIds", List.of(a, b), "uuid", "one"));
        JsonNode revision =
                client.get("/api/v1/item/" + a + "/?review_id=" + review).body().path("revision_id");

        assertThat(client.post("/api/v2/move-review-items/", move(other, review, a))
                        .status())
                .isEqualTo(200);
        assertThat(names("reviews__id=" + review)).containsExactly("b");
        assertThat(names("reviews__id=" + other)).containsExactly("x", "a");
        assertThat(client.get("/api/v1/item/" + a + "/?review_id=" + other)
                        .body()
                        .path("revision_id"))
                .isEqualTo(revision);
        assertThat(client.get("/api/v1/frame/?item__id=" + a + "&revision__review_id=" + other)
                        .all("text"))
                .containsExactly("Hold");
        assertThat(mock.data().get(review).get("sections"))
                .isEqualTo(List.of(Map.of("uuid", "one", "name", "One", "itemIds", List.of(b))));

        assertThat(client.post("/api/v2/move-review-items/", move(other, review, a))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void movesSeveralItemsOrNone() {
        long other = client.review(project, "Other");
        long a = client.item(review, "a");
        JsonNode moves = JsonClient.json("{'new_review_id': " + other + ", 'item_data': [{'review_id': " + review
                + ", 'item_id': " + a + "}, {'review_id': " + review + ", 'item_id': 5}]}");
        Response rejected = client.post("/api/v2/move-review-items/", moves);
        assertThat(rejected.status()).isEqualTo(404);
        assertThat(rejected.reason()).isEqualTo("There is no item 5 in review " + review);
        assertThat(names("reviews__id=" + review)).containsExactly("a");
    }

    private static Map<String, Object> move(long to, long from, long item) {
        return Map.of("new_review_id", to, "item_data", List.of(Map.of("review_id", from, "item_id", item)));
    }

    @Test
    void returnsTheSchemaWithFieldsAndFilters() {
        JsonNode schema = client.get("/api/v1/item/schema/").body();
        assertThat(schema.path("fields").path("fps").path("type").asText()).isEqualTo("float");
        assertThat(schema.path("fields").path("url").path("readonly").booleanValue())
                .isTrue();
        assertThat(schema.path("filtering").path("reviews"))
                .isEqualTo(JsonClient.json("['id', 'project__id', 'project__name']"));
    }

    @Test
    void sendsEventsOfReviewsAndItems() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            client.post(
                    "/api/v2/notifications/" + client.account() + "/webhooks/",
                    Map.of("url", receiver.url("/hook"), "type", "all"));
            long made = client.review(project, "Made");
            assertThat(receiver.next().json().path("action").asText()).isEqualTo("review_created");
            client.patch("/api/v1/review/" + made + "/", Map.of("active", false));
            JsonNode deleted = receiver.next().json();
            assertThat(deleted.path("action").asText()).isEqualTo("review_deleted");
            assertThat(deleted.path("review_id").longValue()).isEqualTo(made);
            long item = client.item(review, "a.mov");
            client.patch("/api/v1/item/" + item + "/", Map.of("approval_status", "approved"));
            assertThat(receiver.next().json().path("new_status").asText()).isEqualTo("approved");
            client.post("/api/v2/bulk-delete-items/", Map.of("item_ids", List.of(item)));
            assertThat(receiver.next().json().path("item_id").longValue()).isEqualTo(item);
        }
    }
}
