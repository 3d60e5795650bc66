package com.syncsketch.sdk.client.internal.http;

import jakarta.annotation.Nullable;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One request on its way and its response: what was sent and received so far, and when something moved last. Written by the
 * threads of the exchange, read by the watchdog. Thread-safe.
 */
public final class Exchange {

    /** Why an exchange was ended from outside. */
    public enum Cancellation {
        TIMEOUT,
        CLOSED,
        CALLER
    }

    private final TimeoutPolicy timeouts;
    private final AtomicReference<Cancellation> cancellation = new AtomicReference<>();
    private final AtomicReference<Runnable> canceller = new AtomicReference<>();

    private volatile long started;
    private volatile long lastProgress;
    private volatile long bytesSent;
    private volatile long bytesReceived;
    private volatile boolean sending;
    private volatile boolean requestComplete;
    private volatile boolean sent;
    private volatile long requestCompletedAt;
    private volatile long headReceivedAt;
    private volatile int status;

    /**
     * Creates an exchange.
     *
     * @param timeouts how long it may take
     */
    public Exchange(TimeoutPolicy timeouts) {
        this.timeouts = timeouts;
    }

    /** Marks the beginning; the time for connecting counts. */
    public void begin(long now) {
        started = now;
        lastProgress = now;
    }

    /** Marks that a connection is established and the request is about to be written. */
    public void beginSending(long now) {
        sending = true;
        lastProgress = now;
    }

    /** Adds bytes of the request that the operating system accepted. Called by one thread only. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes.
    public void addSent(long bytes, long now) {
        bytesSent += bytes;
        sent = true;
        lastProgress = now;
    }

    /** Marks that bytes may have been sent although the write failed. */
    public void markSent() {
        sent = true;
    }

    /** Marks that the request was written completely. */
    public void requestComplete(long now) {
        requestCompletedAt = now;
        lastProgress = now;
        requestComplete = true;
    }

    /** Records the status of the response. */
    public void receivedHead(int received, long now) {
        headReceivedAt = now;
        lastProgress = now;
        status = received;
    }

    /** Adds bytes of the response body. Called by one thread only. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes.
    public void addReceived(long bytes, long now) {
        bytesReceived += bytes;
        lastProgress = now;
    }

    /** Restarts the stall detection: the delay was not the network's. */
    public void touch(long now) {
        lastProgress = now;
    }

    /** Returns when the request was written completely; only meaningful after that. */
    public long requestCompletedAt() {
        return requestCompletedAt;
    }

    /** Returns when the head of the response was received; only meaningful after that. */
    public long headReceivedAt() {
        return headReceivedAt;
    }

    public TimeoutPolicy timeouts() {
        return timeouts;
    }

    public long started() {
        return started;
    }

    /** Returns when bytes moved last, or when the current phase began. */
    public long lastProgress() {
        return lastProgress;
    }

    public long bytesSent() {
        return bytesSent;
    }

    /** Returns the bytes of the response body that were read, as they came over the wire. */
    public long bytesReceived() {
        return bytesReceived;
    }

    public boolean isSending() {
        return sending;
    }

    public boolean isRequestComplete() {
        return requestComplete;
    }

    /** Returns true if bytes of the request may have reached the server. */
    public boolean isSent() {
        return sent;
    }

    /** Returns the status of the response, or 0 if no head was received. */
    public int status() {
        return status;
    }

    /** Ends the exchange from any thread; the first reason counts. */
    public void cancel(Cancellation reason) {
        if (cancellation.compareAndSet(null, reason)) {
            Runnable action = canceller.getAndSet(null);
            if (action != null) {
                action.run();
            }
        }
    }

    /** Returns why the exchange was cancelled, or null if it was not. */
    @Nullable
    public Cancellation cancellation() {
        return cancellation.get();
    }

    /** Sets what {@link #cancel} does from now on; it runs at once if the exchange is cancelled already. */
    public void onCancel(@Nullable Runnable action) {
        canceller.set(action);
        if (action != null && cancellation.get() != null) {
            Runnable pending = canceller.getAndSet(null);
            if (pending != null) {
                pending.run();
            }
        }
    }
}
