package com.syncsketch.mock.internal.webhook;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends events to their subscribers: one after the other, in the order in which they happened, on one daemon thread that exists only
 * while there is something to send. Whoever causes an event never waits for a receiver.
 *
 * <p>Each event is sent once; whether the service repeats what failed is unknown. A receiver has ten seconds to answer.
 *
 * <p>Safe for use by several threads.
 */
public final class WebhookSender implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<DeliveryAttempt> attempts = new ArrayList<>();
    private final ThreadPoolExecutor sender;
    private boolean closed;

    /** Made by the first delivery: most tests have no webhooks, and a client costs time and threads. */
    private static final class Client {
        static final HttpClient INSTANCE = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
    }

    /** Makes a sender that has nothing to send. */
    public WebhookSender() {
        sender = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> {
                    Thread thread = new Thread(work, "syncsketch-mock-webhooks");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        sender.allowCoreThreadTimeOut(true);
    }

    /**
     * Sends an event, later. Does nothing after {@link #close}.
     *
     * @param subscription to whom
     * @param event the word of the event
     * @param body the JSON text
     */
    public void send(WebhookSubscription subscription, String event, String body) {
        sender.execute(() -> note(attempt(subscription, event, body)));
    }

    /**
     * Lists what was sent.
     *
     * @return what came of each delivery so far, oldest first
     */
    public List<DeliveryAttempt> attempts() {
        lock.lock();
        try {
            return List.copyOf(attempts);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until something was sent.
     *
     * @param count how many deliveries to wait for, from the beginning on
     * @param patience how long to wait at most
     * @return what came of each delivery so far; fewer than {@code count} if the time was not enough
     * @throws InterruptedException if the thread is interrupted
     * @throws IllegalStateException if the sender was closed meanwhile
     */
    public List<DeliveryAttempt> await(int count, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (attempts.size() < count && left > 0) {
                if (closed) {
                    throw new IllegalStateException("The mock server was reset or closed; nothing more will be sent");
                }
                left = news.awaitNanos(left);
            }
            return List.copyOf(attempts);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what is still to be sent, and ends a delivery that is under way. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
        sender.shutdownNow();
    }

    private static DeliveryAttempt attempt(WebhookSubscription subscription, String event, String body) {
        HttpRequest request = subscription
                .request()
                .setHeader("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        CompletableFuture<HttpResponse<Void>> answer =
                Client.INSTANCE.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        String error;
        try {
            int status = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return new DeliveryAttempt(subscription.url(), event, body, status, null);
        } catch (ExecutionException e) {
            error = String.valueOf(e.getCause());
        } catch (TimeoutException e) {
            error = "No answer within " + PATIENCE.toSeconds() + " seconds";
        } catch (InterruptedException e) {
            // Only close() interrupts; nobody reads this attempt.
            Thread.currentThread().interrupt();
            error = "Closed";
        }
        answer.cancel(true);
        return new DeliveryAttempt(subscription.url(), event, body, 0, error);
    }

    private void note(DeliveryAttempt attempt) {
        lock.lock();
        try {
            if (!closed) {
                attempts.add(attempt);
                news.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
