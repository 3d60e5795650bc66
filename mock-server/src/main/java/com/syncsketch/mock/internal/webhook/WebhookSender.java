package com.syncsketch.mock.internal.webhook;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events to webhooks, one after the other in their order, on one daemon thread that exists only while there is something to send.
 * Requests that cause events never wait for a receiver.
 *
 * <p>Each event is sent once; whether the service retries is unknown. The timeout of a delivery is ten seconds. The bodies that wait
 * and those of completed deliveries are limited in bytes: an event that does not fit is not sent, and the oldest deliveries are dropped.
 *
 * <p>Thread-safe.
 */
public final class WebhookSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long DEFAULT_MAX_SIZE = 16L * 1024 * 1024;

    /** The approximate size of an event or a delivery without its body. */
    private static final long EVENT_SIZE = 512;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<DeliveryAttempt> attempts = new ArrayDeque<>();
    private final long maxSize;
    private final ThreadPoolExecutor sender;
    private long total;
    private long size;
    private long waiting;
    private boolean closed;

    /**
     * The completed deliveries.
     *
     * @param attempts the most recent ones, oldest first
     * @param total the number of all of them
     */
    public record Deliveries(List<DeliveryAttempt> attempts, long total) {}

    /** Created by the first delivery, because most tests have no webhooks, and a client costs time and threads. */
    private static final class Client {
        static final HttpClient INSTANCE = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(TIMEOUT)
                .build();
    }

    /** Creates a sender. */
    public WebhookSender() {
        this(DEFAULT_MAX_SIZE);
    }

    /**
     * Creates a sender.
     *
     * @param maxSize the approximate maximum size of the events that wait, and that of the completed deliveries, in bytes
     */
    WebhookSender(long maxSize) {
        this.maxSize = maxSize;
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
     * Enqueues an event. Has no effect after {@link #close}.
     *
     * @param subscription the subscription
     * @param event the event type
     * @param body the JSON
     */
    public void send(WebhookSubscription subscription, String event, String body) {
        lock.lock();
        try {
            if (waiting + size(body) > maxSize) {
                LOG.warn("Event {} for {} is not sent: too many events wait", event, subscription);
                record(new DeliveryAttempt(
                        subscription.url(), event, body, 0, "Not sent: " + waiting + " bytes of events wait already"));
                return;
            }
            waiting += size(body);
        } finally {
            lock.unlock();
        }
        sender.execute(() -> {
            DeliveryAttempt attempt = deliver(subscription, event, body);
            lock.lock();
            try {
                waiting -= size(body);
                record(attempt);
            } finally {
                lock.unlock();
            }
        });
    }

    private static long size(String body) {
        return EVENT_SIZE + body.length();
    }

    /** Returns the completed deliveries. */
    public Deliveries deliveries() {
        lock.lock();
        try {
            return new Deliveries(List.copyOf(attempts), total);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for deliveries.
     *
     * @param count the number of completed deliveries to wait for, counted from the start
     * @param timeout the maximum time to wait
     * @return the deliveries; fewer than {@code count} after a timeout
     * @throws InterruptedException if the thread is interrupted
     * @throws IllegalStateException if the sender is closed
     */
    public Deliveries await(int count, Duration timeout) throws InterruptedException {
        long remaining = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (total < count && remaining > 0) {
                if (closed) {
                    throw new IllegalStateException("The mock server was reset or closed; nothing more will be sent");
                }
                remaining = changed.awaitNanos(remaining);
            }
            return deliveries();
        } finally {
            lock.unlock();
        }
    }

    /** Discards pending events and cancels a running delivery. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        sender.shutdownNow();
    }

    private static DeliveryAttempt deliver(WebhookSubscription subscription, String event, String body) {
        HttpRequest request = subscription
                .request()
                .setHeader("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        CompletableFuture<HttpResponse<Void>> response =
                Client.INSTANCE.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        String error;
        try {
            int status = response.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return new DeliveryAttempt(subscription.url(), event, body, status, null);
        } catch (ExecutionException e) {
            error = String.valueOf(e.getCause());
        } catch (TimeoutException e) {
            error = "No response within " + TIMEOUT.toSeconds() + " seconds";
        } catch (InterruptedException e) {
            // Only close() interrupts, so nobody reads this attempt.
            Thread.currentThread().interrupt();
            error = "Closed";
        }
        response.cancel(true);
        return new DeliveryAttempt(subscription.url(), event, body, 0, error);
    }

    private void record(DeliveryAttempt attempt) {
        if (closed) {
            return;
        }
        attempts.addLast(attempt);
        total++;
        size += size(attempt.body());
        while (size > maxSize && attempts.size() > 1) {
            size -= size(attempts.removeFirst().body());
        }
        changed.signalAll();
    }
}
