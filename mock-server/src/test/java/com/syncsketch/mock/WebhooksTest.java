package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.http.ResponseWriter;
import com.syncsketch.mock.model.WebhookDelivery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private MockServerFixture fixture;
    private WebhookReceiver receiver;

    @BeforeEach
    void start() throws Exception {
        fixture = new MockServerFixture();
        receiver = new WebhookReceiver();
    }

    @AfterEach
    void stop() {
        fixture.close();
        receiver.close();
    }

    @Test
    void createsAndListsSubscriptionsWithHeadersAsText() throws Exception {
        JsonClient.Response created = subscribe("all", "/hook");
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.body().path("url").asText()).isEqualTo(receiver.url("/hook"));
        assertThat(created.body().path("type").asText()).isEqualTo("all");
        assertThat(created.body().path("headers").isTextual()).isTrue();
        assertThat(created.body().path("headers").asText()).isEqualTo("null");

        subscribe("item_uploaded", "/uploads");
        JsonNode list = fixture.get(webhooks()).body();
        assertThat(list.isArray()).isTrue();
        assertThat(list.get(0)).isEqualTo(created.body());
        assertThat(list.get(1).path("type").asText()).isEqualTo("item_uploaded");
        assertThat(list).hasSize(2);
    }

    @Test
    void rejectsUnknownWorkspacesAndInvalidUrls() throws Exception {
        assertThat(fixture.get("/api/v2/notifications/9/webhooks/").status()).isEqualTo(404);
        JsonClient.Response ftp = fixture.post(webhooks(), "{\"url\": \"ftp://example.com/x\", \"type\": \"all\"}");
        assertThat(ftp.status()).isEqualTo(400);
        assertThat(ftp.reason()).contains("Cannot send webhooks to this URL").contains("ftp");
        JsonClient.Response headers =
                fixture.post(webhooks(), "{\"url\": \"http://a.example\", \"type\": \"all\", \"headers\": \"{\"}");
        assertThat(headers.status()).isEqualTo(400);
        assertThat(headers.reason()).contains("headers is not valid JSON");
        assertThat(fixture.get(webhooks()).body()).isEmpty();
    }

    @Test
    void allowsOnlyWorkspaceAdministratorsToSubscribe() throws Exception {
        fixture.restrictTo("admin");
        assertThat(subscribe("all", "/hook").status()).isEqualTo(403);
        assertThat(fixture.get(webhooks()).status()).isEqualTo(403);
    }

    @Test
    void sendsEventsOfReviewsAndItems() throws Exception {
        subscribe("all", "/hook");
        String review = "/api/v1/review/"
                + fixture.post(
                                "/api/v1/review/",
                                "{\"project\": \"/api/v1/project/" + fixture.project.id() + "/\", \"name\": \"New\"}")
                        .body()
                        .path("id")
                + "/";
        String item = "/api/v1/item/" + fixture.item.id() + "/";
        fixture.patch(item, "{\"approval_status\": \"approved\"}");
        fixture.patch(review, "{\"active\": false}");
        fixture.patch(item, "{\"active\": false}");
        assertThat(fixture.mock.webhooks().awaitDeliveries(4, PATIENCE))
                .extracting(WebhookDelivery::event)
                .containsExactly("review_created", "item_approval_status_changed", "review_deleted", "item_deleted");
    }

    @Test
    void sendsOneEventForAnUpload() throws Exception {
        subscribe("item_uploaded", "/hook");
        HttpRequest upload = HttpRequest.newBuilder(
                        URI.create(fixture.mock.url() + "/items/uploadToReview/" + fixture.review.id() + "/"))
                .header("Authorization", "apikey " + fixture.mock.user() + ":" + fixture.mock.key())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("media_url=https%3A%2F%2Fexample.com%2Fshot_040.mov"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(upload, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
        fixture.mock.webhooks().send("item_uploaded", "last");
        assertThat(receiver.next().json().path("item_name").asText()).isEqualTo("shot_040.mov");
        assertThat(receiver.next().text()).isEqualTo("last");
    }

    @Test
    void sendsEventsOfAReviewFromAPlaylist() throws Exception {
        subscribe("all", "/hook");
        long playlist = fixture.mock.shotGrid().addPlaylist(fixture.account.id(), "Dailies", List.of("shot_030"));
        String sync = "/api/v2/shotgun/sync-items/project/" + fixture.project.id() + "/";
        JsonNode found = fixture.post(
                        sync + "check/", "{\"playlist_code\": \"Dailies\", \"playlist_id\": " + playlist + "}")
                .body();
        String medium = found.at("/items/0").toString();
        fixture.post(
                sync + "review/" + found.path("review_id") + "/",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("playlist_item_json", medium)
                        .toString());
        assertThat(receiver.next().json().path("action").asText()).isEqualTo("review_created");
        assertThat(receiver.next().json().path("item_name").asText()).isEqualTo("shot_030");
    }

    @Test
    void sendsNewCommentsWithTheHeadersOfTheSubscription() throws Exception {
        fixture.post(
                webhooks(),
                "{\"url\": \"" + receiver.url("/hook?secret=1")
                        + "\", \"type\": \"all\", \"headers\": \"{\\\"X-Token\\\": \\\"abc\\\"}\"}");
        comment("Hold two frames longer", 41);

        WebhookReceiver.Received event = receiver.next();
        assertThat(event.request().method()).isEqualTo("POST");
        assertThat(event.request().rawPath()).isEqualTo("/hook");
        assertThat(event.request().rawQuery()).isEqualTo("secret=1");
        assertThat(event.request().mediaType()).contains("application/json");
        assertThat(event.request().header("X-Token")).contains("abc");
        assertThat(event.request().header("Authorization")).isEmpty();
        JsonNode json = event.json();
        assertThat(json.has("action")).isFalse();
        assertThat(json.path("total_new_annotations").asInt()).isEqualTo(1);
        assertThat(json.path("reviewLink").asText()).isEqualTo(fixture.mock.url() + "/sketch/aB3dE5fG7hJ9/");
        assertThat(json.at("/review/project").asLong()).isEqualTo(fixture.project.id());
        assertThat(json.at("/item_info/0/created").asText()).isEqualTo("2026-03-02 09:12:44.000000+00:00");
        assertThat(json.at("/item_info/0/comments/0/text").asText()).isEqualTo("Hold two frames longer");
        assertThat(json.at("/item_info/0/comments/0/frame").asInt()).isEqualTo(41);
        assertThat(json.at("/item_info/0/comments/0/adjusted_frame").asInt()).isEqualTo(42);
        assertThat(json.at("/item_info/0/comments/0/link").asText())
                .endsWith("/sketch/aB3dE5fG7hJ9/?offlineMode=1#" + fixture.item.id() + "/" + fixture.revision.id()
                        + "/f_41");
    }

    @Test
    void sendsOnlySubscribedEvents() throws Exception {
        subscribe("review_session_end", "/sessions");
        comment("not for you", 0);
        fixture.mock.webhooks().endReviewSession(fixture.review.id());

        JsonNode json = receiver.next().json();
        assertThat(json.path("action").asText()).isEqualTo("review_session_end");
        assertThat(json.at("/review/link").asText()).endsWith("/sketch/aB3dE5fG7hJ9/");
        assertThat(json.path("account")).hasToString("{\"id\":" + fixture.account.id() + "}");
        assertThat(fixture.mock.webhooks().awaitDeliveries(1, PATIENCE)).hasSize(1);
        assertThat(receiver.isQuiet()).isTrue();
    }

    @Test
    void sendsEventsInOrderDespiteFailingSubscribers() throws Exception {
        subscribe("all", "/hook");
        fixture.post(webhooks(), "{\"url\": \"http://127.0.0.1:1/nobody\", \"type\": \"all\"}");
        receiver.behaviour = exchange -> ResponseWriter.send(exchange, Response.text(500, "text/plain", "no"));
        comment("one", 0);
        comment("two", 0);

        assertThat(receiver.next().text()).contains("\"one\"");
        assertThat(receiver.next().text()).contains("\"two\"");
        List<WebhookDelivery> delivered = fixture.mock.webhooks().awaitDeliveries(4, PATIENCE);
        assertThat(delivered).extracting(WebhookDelivery::status).containsExactly(500, 0, 500, 0);
        assertThat(delivered).extracting(WebhookDelivery::isAccepted).containsOnly(false);
        assertThat(delivered.get(0).error()).isNull();
        assertThat(delivered.get(1).error()).contains("ConnectException");
        assertThat(delivered.get(1).url()).hasToString("http://127.0.0.1:1/nobody");
        assertThat(delivered).extracting(WebhookDelivery::event).containsOnly("new_notes");
    }

    @Test
    void doesNotWaitForSlowSubscribers() throws Exception {
        CountDownLatch response = new CountDownLatch(1);
        receiver.behaviour = exchange -> {
            try {
                response.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ResponseWriter.send(exchange, Response.empty(200));
        };
        subscribe("all", "/hook");
        assertThat(comment("one", 0).status()).isEqualTo(201);
        receiver.next();
        assertThat(comment("two", 0).status()).isEqualTo(201);
        assertThat(fixture.mock.webhooks().deliveries()).isEmpty();
        response.countDown();
        assertThat(fixture.mock.webhooks().awaitDeliveries(2, PATIENCE))
                .extracting(WebhookDelivery::status)
                .containsExactly(200, 200);
    }

    @Test
    void sendsCustomEvents() throws Exception {
        subscribe("all", "/hook");
        subscribe("item_created", "/created");
        subscribe("item_uploaded", "/uploads");
        assertThat(fixture.mock.webhooks().send("item_created", "{ not even JSON"))
                .isEqualTo(2);
        assertThat(receiver.next().text()).isEqualTo("{ not even JSON");
        assertThat(receiver.next().request().rawPath()).isEqualTo("/created");
    }

    @Test
    void removesSubscriptionsAndDeliveriesOnReset() throws Exception {
        CountDownLatch response = new CountDownLatch(1);
        receiver.behaviour = exchange -> {
            try {
                response.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        subscribe("all", "/hook");
        comment("under way", 0);
        receiver.next();
        comment("still to be sent", 0);
        fixture.mock.reset();
        response.countDown();

        fixture.createData();
        assertThat(fixture.get(webhooks()).body()).isEmpty();
        receiver.behaviour = exchange -> ResponseWriter.send(exchange, Response.empty(200));
        subscribe("all", "/hook");
        comment("of the new world", 0);
        assertThat(receiver.next().text()).contains("of the new world");
        assertThat(fixture.mock.webhooks().awaitDeliveries(1, PATIENCE)).hasSize(1);
    }

    @Test
    void reportsMissingDeliveries() throws Exception {
        subscribe("all", "/hook");
        comment("one", 0);
        MockWebhooks webhooks = fixture.mock.webhooks();
        webhooks.awaitDeliveries(1, PATIENCE);
        assertThatThrownBy(() -> webhooks.awaitDeliveries(2, Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected 2 webhook deliveries")
                .hasMessageContaining("new_notes");
    }

    @Test
    void rejectsASessionOfAnUnknownReview() {
        assertThatThrownBy(() -> fixture.mock.webhooks().endReviewSession(7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no review 7");
    }

    private String webhooks() {
        return "/api/v2/notifications/" + fixture.account.id() + "/webhooks/";
    }

    private JsonClient.Response subscribe(String type, String path) throws Exception {
        return fixture.post(webhooks(), "{\"url\": \"" + receiver.url(path) + "\", \"type\": \"" + type + "\"}");
    }

    private JsonClient.Response comment(String text, int frame) throws Exception {
        return fixture.post(
                "/api/v1/frame/",
                "{\"item\": \"/api/v1/item/" + fixture.item.id() + "/\", \"revision\": \"/api/v1/revision/"
                        + fixture.revision.id() + "/\", \"type\": \"comment\", \"text\": \"" + text + "\", \"frame\": "
                        + frame + "}");
    }
}
