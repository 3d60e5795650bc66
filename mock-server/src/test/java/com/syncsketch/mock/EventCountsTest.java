package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.model.WebhookDelivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts all events of each action, because a subscriber that is called twice acts twice. */
class EventCountsTest {

    private MockSyncSketch mock;
    private JsonClient client;
    private WebhookReceiver receiver;
    private long project;
    private long review;
    private UploadRoutes uploads;

    @BeforeEach
    void start() throws Exception {
        mock = MockSyncSketch.start();
        client = JsonClient.of(mock);
        receiver = new WebhookReceiver();
        project = client.project("Aurora");
        review = client.review(project, "Dailies");
        uploads = new UploadRoutes(mock, review);
        client.post(
                "/api/v2/notifications/" + client.account() + "/webhooks/",
                Map.of("url", receiver.url("/all"), "type", "all"));
    }

    @AfterEach
    void stop() {
        mock.close();
        receiver.close();
    }

    @Test
    void eachUpload_sendsOneEvent() throws Exception {
        long item = uploads.form("", "a.mov", Map.of());
        uploads.form("?itemParentId=" + item, "a2.mov", Map.of());
        uploads.url("https://example.com/b.mp4");
        uploads.signedForm("c.mp4");
        uploads.inParts("d.mp4");

        assertThat(events())
                .containsExactly("item_uploaded", "item_uploaded", "item_uploaded", "item_uploaded", "item_uploaded");
    }

    @Test
    void readsAfterAnUpload_sendNoFurtherEvent() throws Exception {
        mock.close();
        mock = MockSyncSketch.builder().processingReads(2).start();
        client = JsonClient.of(mock);
        review = client.review(client.project("Aurora"), "Dailies");
        client.post(
                "/api/v2/notifications/" + client.account() + "/webhooks/",
                Map.of("url", receiver.url("/all"), "type", "all"));
        long item = new UploadRoutes(mock, review).form("", "a.mov", Map.of());
        for (int read = 0; read < 4; read++) {
            client.get("/api/v1/item/" + item + "/");
        }

        assertThat(events()).containsExactly("item_uploaded");
    }

    @Test
    void itemWithoutAnUpload_sendsNoEvent() throws Exception {
        long item = client.item(review, "hosted.mp4");
        client.patch("/api/v1/item/" + item + "/", Map.of("name", "renamed.mp4"));

        assertThat(events()).isEmpty();
    }

    @Test
    void eachChange_sendsOneEvent() throws Exception {
        long item = client.item(review, "a.mp4");
        long other = client.item(review, "b.mp4");
        client.patch("/api/v1/item/" + item + "/", Map.of("approval_status", "approved"));
        client.patch("/api/v1/item/" + item + "/", Map.of("approval_status", "approved"));
        client.patch("/api/v1/item/" + item + "/", Map.of("active", false));
        client.post("/api/v2/bulk-delete-items/", Map.of("item_ids", List.of(item, other)));

        assertThat(events()).containsExactly("item_approval_status_changed", "item_deleted", "item_deleted");
    }

    @Test
    void reviewsAndNotes_sendOneEventEach() throws Exception {
        long item = client.item(review, "a.mp4");
        long revision = client.get("/api/v1/item/" + item + "/?review_id=" + review)
                .body()
                .path("revision_id")
                .longValue();
        client.post(
                "/api/v1/frame/",
                Map.of(
                        "item",
                        "/api/v1/item/" + item + "/",
                        "revision",
                        "/api/v1/revision/" + revision + "/",
                        "type",
                        "comment",
                        "text",
                        "Hold"));
        long second = client.review(project, "Second");
        client.patch("/api/v1/review/" + second + "/", Map.of("active", false));
        client.patch("/api/v1/review/" + second + "/", Map.of("active", false));
        mock.webhooks().endReviewSession(review);

        assertThat(events()).containsExactly("new_notes", "review_created", "review_deleted", "review_session_end");
    }

    @Test
    void shotGridSync_sendsOneEventPerReviewAndItem() throws Exception {
        long playlist = mock.shotGrid().addPlaylist(client.account(), "Lighting", List.of("sh010"));
        String sync = "/api/v2/shotgun/sync-items/project/" + project + "/";
        for (int i = 0; i < 2; i++) {
            var checked = client.post(sync + "check/", Map.of("playlist_code", "Lighting", "playlist_id", playlist))
                    .body();
            client.post(
                    sync + "review/" + checked.path("review_id") + "/",
                    Map.of("playlist_item_json", checked.at("/items/0").toString()));
        }

        assertThat(events()).containsExactly("review_created", "item_uploaded");
    }

    /** Returns the events so far. They are delivered one after the other, so nothing is delivered after the last one. */
    private List<String> events() throws InterruptedException {
        mock.webhooks().send("the end", "{}");
        int count = 1;
        List<String> events;
        do {
            events = mock.webhooks().awaitDeliveries(count++, Duration.ofSeconds(10)).stream()
                    .map(WebhookDelivery::event)
                    .toList();
        } while (!events.contains("the end"));
        return events.subList(0, events.indexOf("the end"));
    }
}
