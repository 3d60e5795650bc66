package com.syncsketch.mock.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.mock.WebhookReceiver;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.http.ResponseWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {

    @Test
    void nothingIsSentAfterClose() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver();
                WebhookSender open = new WebhookSender()) {
            WebhookSender closed = new WebhookSender();
            closed.close();
            closed.send(new WebhookSubscription(1, 1, receiver.url("/closed"), "all", Map.of()), "x", "{}");
            open.send(new WebhookSubscription(2, 1, receiver.url("/open"), "all", Map.of()), "x", "{}");
            assertThat(open.await(1, Duration.ofSeconds(10)).attempts().get(0).status())
                    .isEqualTo(204);
            assertThat(receiver.next().request().rawPath()).isEqualTo("/open");
            assertThat(receiver.isQuiet()).isTrue();
            assertThat(closed.deliveries().attempts()).isEmpty();
            assertThatThrownBy(() -> closed.await(1, Duration.ofDays(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("reset or closed");
        }
    }

    @Test
    void redirectIsNotFollowed() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver();
                WebhookSender deliveries = new WebhookSender()) {
            receiver.behaviour = exchange ->
                    ResponseWriter.send(exchange, Response.empty(302).header("Location", receiver.url("/elsewhere")));
            deliveries.send(new WebhookSubscription(1, 1, receiver.url("/hook"), "all", Map.of()), "x", "{}");
            assertThat(deliveries
                            .await(1, Duration.ofSeconds(10))
                            .attempts()
                            .get(0)
                            .status())
                    .isEqualTo(302);
            assertThat(receiver.next().request().rawPath()).isEqualTo("/hook");
            assertThat(receiver.isQuiet()).isTrue();
        }
    }

    @Test
    void eventsThatWaitAreLimitedInBytes() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (WebhookReceiver receiver = new WebhookReceiver();
                WebhookSender sender = new WebhookSender(10_000)) {
            receiver.behaviour = exchange -> {
                await(release);
                ResponseWriter.send(exchange, Response.empty(204));
            };
            WebhookSubscription subscription = new WebhookSubscription(1, 1, receiver.url("/hook"), "all", Map.of());
            for (int i = 0; i < 5; i++) {
                sender.send(subscription, "event " + i, "x".repeat(4_000));
            }
            WebhookSender.Deliveries rejected = sender.await(3, Duration.ofSeconds(10));
            release.countDown();
            WebhookSender.Deliveries all = sender.await(5, Duration.ofSeconds(10));
            sender.send(subscription, "later", "{}");

            assertThat(rejected.attempts())
                    .hasSize(2)
                    .allSatisfy(attempt -> assertThat(attempt.error()).startsWith("Not sent: "));
            assertThat(all.total()).isEqualTo(5);
            assertThat(all.attempts()).extracting(DeliveryAttempt::event).containsExactly("event 0", "event 1");
            assertThat(sender.await(6, Duration.ofSeconds(10)).total()).isEqualTo(6);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void textOfASubscriptionHasNoSecrets() {
        WebhookSubscription subscription =
                new WebhookSubscription(1, 1, "http://127.0.0.1/secret", "all", Map.of("X-Token", "secret"));
        assertThat(subscription.toString()).doesNotContain("secret");
    }
}
