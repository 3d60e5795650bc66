package com.syncsketch.sdk.client.internal.http.engine;

import jakarta.annotation.Nullable;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The state of a request and its response: the bytes sent and received so far, and the time of the last progress. Written by
 * the threads of the exchange and read by the watchdog. Thread-safe.
 */
public final class Exchange {

    /** The reasons for cancelling an exchange. */
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
     * @param timeouts the timeouts
     */
    public Exchange(TimeoutPolicy timeouts) {
        this.timeouts = timeouts;
    }

    /** Marks the start; the time for connecting counts. */
    public void start(long now) {
        started = now;
        lastProgress = now;
    }

    /** Marks that a connection is established and the request is about to be written. */
    public void startSending(long now) {
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

    /** Restarts the stall detection after a delay that the network did not cause. */
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

    /** Returns the time of the last progress, or of the start of the current phase. */
    public long lastProgress() {
        return lastProgress;
    }

    public long bytesSent() {
        return bytesSent;
    }

    /** Returns the number of bytes of the response body that were read, before decoding. */
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

    /** Cancels the exchange from any thread; only the first reason counts. */
    public void cancel(Cancellation reason) {
        if (cancellation.compareAndSet(null, reason)) {
            Runnable action = canceller.getAndSet(null);
            if (action != null) {
                action.run();
            }
        }
    }

    /** Returns the reason for the cancellation, or null if the exchange was not cancelled. */
    @Nullable
    public Cancellation cancellation() {
        return cancellation.get();
    }

    /** Sets the action of {@link #cancel}; it runs at once if the exchange is already cancelled. */
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
