package com.syncsketch.sdk.client.internal.http.apache;

import com.syncsketch.sdk.client.internal.http.engine.Exchange;
import com.syncsketch.sdk.client.internal.http.engine.Exchange.Cancellation;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels exchanges that exceed their timeouts: a blocked write has no timeout of its own, and each received byte resets the
 * timeout of a read. Runs one daemon thread, which ends when there is nothing to watch and is started again when needed.
 * Thread-safe.
 */
final class Watchdog {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.http");
    private static final long TICK_NANOS = 20_000_000;
    private static final long IDLE_TICK_NANOS = 500_000_000;

    private final Set<Exchange> active = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final BooleanSupplier housekeeping;
    private volatile boolean closed;

    /** Never null; initially a thread that is not started. */
    private volatile Thread thread = new Thread();

    private volatile boolean running;
    private volatile boolean idle;

    /**
     * Creates a watchdog.
     *
     * @param housekeeping runs regularly; returns true while there is more to do
     */
    Watchdog(BooleanSupplier housekeeping) {
        this.housekeeping = housekeeping;
    }

    void watch(Exchange exchange) {
        active.add(exchange);
        if (!running) {
            start();
        } else if (idle) {
            idle = false;
            LockSupport.unpark(thread);
        }
    }

    void unwatch(Exchange exchange) {
        active.remove(exchange);
    }

    /** Cancels all current exchanges. */
    void cancelAll() {
        active.forEach(exchange -> exchange.cancel(Cancellation.CLOSED));
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void start() {
        lock.lock();
        try {
            if (!running) {
                running = true;
                Thread started = new Thread(this::run, "syncsketch-watchdog");
                started.setDaemon(true);
                thread = started;
                started.start();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        long nextHousekeeping = System.nanoTime();
        boolean more = true;
        while (true) {
            long now = System.nanoTime();
            for (Exchange exchange : active) {
                if (exchange.timeouts().remainingNanos(exchange, now) <= 0) {
                    exchange.cancel(Cancellation.TIMEOUT);
                }
            }
            if (now - nextHousekeeping >= 0) {
                more = runHousekeeping();
                nextHousekeeping = now + IDLE_TICK_NANOS;
            }
            if (!active.isEmpty()) {
                LockSupport.parkNanos(TICK_NANOS);
                continue;
            }
            if (closed || !more) {
                // An exchange that was added in the meantime found the thread running, so the set is checked once more.
                running = false;
                if (active.isEmpty() || !resume()) {
                    return;
                }
                continue;
            }
            idle = true;
            if (active.isEmpty()) {
                LockSupport.parkNanos(IDLE_TICK_NANOS);
            }
            idle = false;
        }
    }

    /** Returns false if another thread was started in the meantime. */
    private boolean resume() {
        lock.lock();
        try {
            if (running) {
                return false;
            }
            running = true;
            thread = Thread.currentThread();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean runHousekeeping() {
        try {
            return housekeeping.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.debug("Idle connections could not be closed", e);
            return true;
        }
    }
}
