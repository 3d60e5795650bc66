package com.syncsketch.sdk.client.internal.http.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Limits how many bytes of files all connections of a client send per second: a token bucket. Connections that wait take
 * turns, each for a small piece of the same size, so they share the limit equally. Thread-safe.
 */
public final class BandwidthLimiter {

    private static final long NANOS = 1_000_000_000;

    /** A write is about a sixteenth of a second long, so that a limited connection is never still for long. */
    private static final int PIECES_PER_SECOND = 16;

    private static final int MIN_PIECE = 512;
    private static final int MAX_PIECE = 16 * 1024;

    /** Bytes that could not be sent in time are made up for, up to an eighth of a second. */
    private static final int BURSTS_PER_SECOND = 8;

    /** How long a connection waits before it looks whether it was cancelled. */
    private static final long MAX_PAUSE_NANOS = 50_000_000;

    private final LongSupplier nanoTime;
    private final LongConsumer pause;

    /** The connection that holds it waits for bytes; the others wait for it, in their order. */
    private final ReentrantLock turn = new ReentrantLock(true);

    /** Zero for no limit. */
    private volatile long bytesPerSecond;

    /** The bytes that may be sent now; guarded by the lock. */
    private double available;

    private long filledAt;

    /**
     * Creates a limiter.
     *
     * @param bytesPerSecond the limit, or zero for none
     */
    public BandwidthLimiter(long bytesPerSecond) {
        this(bytesPerSecond, System::nanoTime, LockSupport::parkNanos);
    }

    BandwidthLimiter(long bytesPerSecond, LongSupplier nanoTime, LongConsumer pause) {
        this.bytesPerSecond = bytesPerSecond;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.filledAt = nanoTime.getAsLong();
    }

    /**
     * Changes the limit, also for connections that wait.
     *
     * @param limit the number of bytes per second, or zero for no limit
     */
    public void limit(long limit) {
        bytesPerSecond = limit;
    }

    /**
     * Waits until a connection may send bytes. Returns early if the request was cancelled or answered, or if the thread is
     * interrupted; then the next write fails. Time spent here does not count as a stall.
     *
     * @param max the number of bytes that the connection has
     * @return the number of bytes that it may send, from 1 to {@code max}
     */
    public int acquire(int max, Exchange exchange) {
        if (bytesPerSecond == 0) {
            return max;
        }
        try {
            while (!turn.tryLock(MAX_PAUSE_NANOS, TimeUnit.NANOSECONDS)) {
                if (isEnding(exchange)) {
                    return Math.min(max, MIN_PIECE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Math.min(max, MIN_PIECE);
        }
        try {
            return take(max, exchange);
        } finally {
            turn.unlock();
            exchange.touch(System.nanoTime());
        }
    }

    /** Returns how many connections wait for their turn. */
    int waiting() {
        return turn.getQueueLength();
    }

    private int take(int max, Exchange exchange) {
        while (true) {
            long rate = bytesPerSecond;
            if (rate == 0) {
                return max;
            }
            refill(rate);
            int piece = Math.min(max, piece(rate));
            if (available >= piece) {
                available -= piece;
                return piece;
            }
            long missing = (long) Math.ceil((piece - available) * NANOS / rate);
            pause.accept(Math.min(missing, MAX_PAUSE_NANOS));
            if (isEnding(exchange)) {
                return piece;
            }
        }
    }

    private static int piece(long rate) {
        return (int) Math.max(MIN_PIECE, Math.min(MAX_PIECE, rate / PIECES_PER_SECOND));
    }

    private void refill(long rate) {
        long now = nanoTime.getAsLong();
        double max = Math.max(piece(rate), (double) rate / BURSTS_PER_SECOND);
        available = Math.min(max, available + (double) (now - filledAt) * rate / NANOS);
        filledAt = now;
    }

    private static boolean isEnding(Exchange exchange) {
        exchange.touch(System.nanoTime());
        return exchange.cancellation() != null
                || exchange.status() >= 300
                || Thread.currentThread().isInterrupted();
    }
}
