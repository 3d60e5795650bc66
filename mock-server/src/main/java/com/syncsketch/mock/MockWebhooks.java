package com.syncsketch.mock;

import com.syncsketch.mock.internal.webhook.DeliveryAttempt;
import com.syncsketch.mock.model.WebhookDelivery;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What the mock server sends to those who subscribed to events by {@code createWebhook}: really, by POST, to the address that they
 * named. Events are sent in the order in which they happened, each once, on a thread of their own, so a receiver that is slow or not
 * there holds up no call; it has ten seconds to answer.
 *
 * <p>Events happen when calls cause them: a medium is uploaded ({@code item_uploaded}), the verdict on an item changes
 * ({@code item_approval_status_changed}), a review is made or deleted ({@code review_created}, {@code review_deleted}), a comment or
 * sketch is made, or an item is deleted. Nobody has recorded by which words one subscribes to the last two; this server takes
 * {@code new_notes} and {@code item_deleted}. No call ends a review session, so {@link #endReviewSession} does.
 *
 * <p>Safe for use by several threads.
 */
public final class MockWebhooks {

    private final MockSyncSketch mock;

    MockWebhooks(MockSyncSketch mock) {
        this.mock = mock;
    }

    /**
     * Lists what was sent since the start or the last reset.
     *
     * @return all deliveries that are over, oldest first, those that failed too
     */
    public List<WebhookDelivery> delivered() {
        return deliveries(mock.service().deliveries().attempts());
    }

    /**
     * Waits until a number of deliveries are over, counted from the start or the last reset.
     *
     * @param count how many
     * @param patience how long to wait at most
     * @return all deliveries that are over, at least {@code count}, oldest first, those that failed too
     * @throws AssertionError if there are fewer when the time is up
     * @throws IllegalStateException if the server is reset or closed meanwhile
     * @throws InterruptedException if the thread is interrupted
     */
    public List<WebhookDelivery> awaitDelivered(int count, Duration patience) throws InterruptedException {
        List<WebhookDelivery> delivered = deliveries(mock.service().deliveries().await(count, patience));
        if (delivered.size() < count) {
            throw new AssertionError(
                    "Expected " + count + " webhook deliveries within " + patience + ", but there were "
                            + delivered.size() + ": "
                            + delivered.stream().map(WebhookDelivery::event).toList());
        }
        return delivered;
    }

    /**
     * Sends something of your own to all who subscribed to an event, or to {@code all}. What the service has never been seen to send
     * can be tried that way: an event of the future, members that are missing, a body that is no JSON.
     *
     * @param event the word of the event
     * @param json the body, which is sent as it is
     * @return how many subscribers will get it
     */
    public int send(String event, String json) {
        return mock.service().events().sendByHand(event, json);
    }

    /**
     * Sends {@code review_session_end}.
     *
     * @param reviewId the review in which people stopped to review together
     * @throws IllegalArgumentException if there is no such review
     */
    public void endReviewSession(long reviewId) {
        mock.service().events().endSession(mock.url().toString(), reviewId);
    }

    private static List<WebhookDelivery> deliveries(List<DeliveryAttempt> attempts) {
        return attempts.stream()
                .map(attempt -> new WebhookDelivery(
                        URI.create(attempt.url()), attempt.event(), attempt.body(), attempt.status(), attempt.error()))
                .toList();
    }
}
