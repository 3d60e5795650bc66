package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.internal.http.engine.HttpEngine;
import com.syncsketch.sdk.client.internal.util.SafeListener;
import jakarta.annotation.Nullable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Closes a client: ends its requests, lets uploads abort, and releases connections and threads. Thread-safe.
 */
public final class Closing {

    /** The time that uploads have to abort. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final HttpEngine engine;

    @Nullable
    private final Closing parent;

    private final boolean cleanup;
    private final Set<Task> tasks;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final CountDownLatch latch;
    private volatile boolean closed;

    /** Whether the last task closes the engine. */
    private volatile boolean lastTaskClosesEngine;

    Closing(HttpEngine engine, @Nullable Closing parent) {
        this(engine, parent, false);
    }

    private Closing(HttpEngine engine, @Nullable Closing parent, boolean cleanup) {
        this.engine = engine;
        this.parent = parent;
        this.cleanup = cleanup;
        this.tasks = ConcurrentHashMap.newKeySet();
        this.latch = cleanup || parent == null ? new CountDownLatch(1) : parent.latch;
    }

    /** A task that must clean up when the client is closed. */
    public interface Task {

        /** Requests the task to end. It must call {@link Closing#unregister} when it has cleaned up. */
        void stop();

        /** Returns true if the current thread belongs to the task, so that it must not wait for the task. */
        boolean isOwnThread();
    }

    Closing forCleanup() {
        return new Closing(engine, this, true);
    }

    /** Returns true if requests are rejected. */
    public boolean isClosed() {
        return !cleanup && isClosing();
    }

    /** Returns a latch that opens when the client is closed; it ends pauses between attempts. */
    public CountDownLatch latch() {
        return latch;
    }

    private boolean isClosing() {
        return closed || (parent != null && parent.isClosing());
    }

    /**
     * Registers a task.
     *
     * @return false if the client is closed already
     */
    public boolean register(Task task) {
        root().tasks.add(task);
        if (isClosed()) {
            unregister(task);
            return false;
        }
        return true;
    }

    /** Removes a task that has finished. */
    public void unregister(Task task) {
        Closing root = root();
        root.tasks.remove(task);
        root.lock.lock();
        try {
            root.ended.signalAll();
        } finally {
            root.lock.unlock();
        }
        root.closeEngineAfterLastTask();
    }

    private void closeEngineAfterLastTask() {
        if (lastTaskClosesEngine && tasks.isEmpty()) {
            engine.close();
        }
    }

    private Closing root() {
        Closing root = this;
        while (root.parent != null) {
            root = root.parent;
        }
        return root;
    }

    /**
     * Closes the client. If uploads are in progress, waits up to 5 seconds for them to abort, unless they wait for the
     * current thread. A transport that shares the connections of another one only rejects further requests.
     */
    void close() {
        boolean first = !closed;
        closed = true;
        if (parent != null || !first) {
            return;
        }
        latch.countDown();
        engine.abortAll();
        tasks.forEach(Task::stop);
        if (SafeListener.isRunning() || tasks.stream().anyMatch(Task::isOwnThread)) {
            lastTaskClosesEngine = true;
            closeEngineAfterLastTask();
        } else {
            awaitTasks();
            engine.close();
        }
    }

    private void awaitTasks() {
        boolean interrupted = false;
        long left = GRACE_NANOS;
        lock.lock();
        try {
            while (!tasks.isEmpty() && left > 0) {
                try {
                    left = ended.awaitNanos(left);
                } catch (InterruptedException e) {
                    interrupted = true;
                    left = 0;
                }
            }
        } finally {
            lock.unlock();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
