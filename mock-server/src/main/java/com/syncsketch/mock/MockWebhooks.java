package com.syncsketch.mock;

import com.syncsketch.mock.internal.webhook.WebhookSender;
import com.syncsketch.mock.model.WebhookDelivery;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Provides access to the webhook deliveries of the mock server. Events are sent as POST requests to the URLs that were
 * subscribed with {@code createWebhook}: once, in the order in which they occurred, and on a separate thread, so a slow or
 * unreachable subscriber does not delay other requests. A subscriber has ten seconds to respond.
 *
 * <p>These events occur as a result of requests:
 *
 * <ul>
 *   <li>{@code item_uploaded}: a media file was uploaded
 *   <li>{@code item_approval_status_changed}: the approval status of an item changed
 *   <li>{@code review_created} and {@code review_deleted}
 *   <li>{@code new_notes}: a comment or sketch was created (the name is inferred)
 *   <li>{@code item_deleted} (the name is inferred)
 * </ul>
 *
 * <p>No request ends a review session; use {@link #endReviewSession}.
 *
 * <p>Thread-safe.
 */
public final class MockWebhooks {

    private final MockWorld world;

    MockWebhooks(MockWorld world) {
        this.world = world;
    }

    /**
     * Returns the deliveries since the start or the last reset. The server keeps the most recent ones, with up to 16 MiB of
     * bodies.
     *
     * @return the finished deliveries, including failed ones, oldest first
     */
    public List<WebhookDelivery> deliveries() {
        return toDeliveries(world.service().webhookSender().deliveries());
    }

    /**
     * Waits until a number of deliveries have finished since the start or the last reset.
     *
     * @param count the number of deliveries
     * @param timeout the maximum time to wait
     * @return the finished deliveries, including failed ones, oldest first; at least {@code count}, unless the oldest ones are no
     *     longer kept
     * @throws AssertionError if fewer deliveries have finished within the timeout
     * @throws IllegalStateException if the server is reset or closed in the meantime
     * @throws InterruptedException if the thread is interrupted
     */
    public List<WebhookDelivery> awaitDeliveries(int count, Duration timeout) throws InterruptedException {
        WebhookSender.Deliveries finished = world.service().webhookSender().await(count, timeout);
        List<WebhookDelivery> delivered = toDeliveries(finished);
        if (finished.total() < count) {
            throw new AssertionError("Expected " + count + " webhook deliveries within " + timeout + ", but there were "
                    + finished.total() + ": "
                    + delivered.stream().map(WebhookDelivery::event).toList());
        }
        return delivered;
    }

    /**
     * Sends a custom event to all subscribers of the event and of {@code all}. Use it to test payloads that the service has
     * not been seen to send: future events, missing fields, or bodies that are not JSON.
     *
     * @param event the name of the event
     * @param json the request body, which is sent unchanged
     * @return the number of subscribers
     */
    public int send(String event, String json) {
        return world.service().events().sendCustom(event, json);
    }

    /**
     * Ends a review session: sends {@code review_session_end}.
     *
     * @param reviewId the id of the review
     * @throws IllegalArgumentException if there is no such review
     */
    public void endReviewSession(long reviewId) {
        world.service().events().endSession(world.url().toString(), reviewId);
    }

    private static List<WebhookDelivery> toDeliveries(WebhookSender.Deliveries deliveries) {
        return deliveries.attempts().stream()
                .map(attempt -> new WebhookDelivery(
                        URI.create(attempt.url()), attempt.event(), attempt.body(), attempt.status(), attempt.error()))
                .toList();
    }
}
