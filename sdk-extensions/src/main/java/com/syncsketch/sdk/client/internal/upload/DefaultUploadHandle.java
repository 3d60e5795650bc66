package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.internal.http.Closing;
import com.syncsketch.sdk.client.internal.util.ListenerSafeFuture;
import com.syncsketch.sdk.client.upload.UploadHandle;
import com.syncsketch.sdk.client.upload.UploadProgress;
import com.syncsketch.sdk.model.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Runs an upload on a thread of its own. Thread-safe. */
final class DefaultUploadHandle implements UploadHandle, Closing.Task {

    private enum Command {
        RUN,
        PAUSE,
        CANCEL
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final CompletableFuture<Item> completion = new CompletableFuture<>();
    private final Closing closing;
    private final MultipartUpload upload;
    private final Runnable onEnd;

    /** The thread that runs, aborts or completes the upload; null while it is paused. */
    private final AtomicReference<Thread> runner = new AtomicReference<>();

    private volatile Command command = Command.RUN;
    private boolean running;

    /** The futures of {@link #pause} that complete when the upload has stopped. */
    private final List<CompletableFuture<UploadProgress>> pauses = new ArrayList<>();

    /**
     * Creates a handle of an upload that does not run yet.
     *
     * @param closing ends the upload when the client is closed
     * @param upload creates the upload, whose argument returns whether it must stop
     * @param onEnd runs before callers learn that the upload has ended; may run repeatedly
     */
    DefaultUploadHandle(Closing closing, Function<BooleanSupplier, MultipartUpload> upload, Runnable onEnd) {
        this.closing = closing;
        this.onEnd = onEnd;
        this.upload = upload.apply(() -> command != Command.RUN);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The dependent stage cannot fail.
    DefaultUploadHandle start() {
        completion.whenComplete((item, failure) -> {
            onEnd.run();
            closing.unregister(this);
        });
        closing.register(this);
        lock.lock();
        try {
            startThread();
        } finally {
            lock.unlock();
        }
        return this;
    }

    /** Ends a paused upload because the client is closed; a running upload ends by itself. */
    @Override
    public void stop() {
        lock.lock();
        try {
            if (!running && !completion.isDone()) {
                running = true;
                startThread(this::completeClosed);
            }
        } finally {
            lock.unlock();
        }
    }

    private void completeClosed() {
        runner.set(Thread.currentThread());
        try {
            completion.completeExceptionally(upload.closed());
        } catch (Throwable e) { // Callers wait for the completion.
            completion.completeExceptionally(e);
        }
        completePauses();
    }

    @Override
    public boolean isOwnThread() {
        return Thread.currentThread().equals(runner.get()) || upload.isOwnThread();
    }

    /** Refuses to wait on a thread for which the upload waits. */
    private void checkMayWait() {
        if (isOwnThread()) {
            throw new IllegalStateException("A listener must not wait for its own upload, which waits for the listener."
                    + " Add a stage to the future, or wait on another thread after the listener has returned");
        }
    }

    @Override
    public CompletableFuture<Item> completion() {
        // Completing the returned future must not affect the upload. copy() would wrap the exceptions.
        CompletableFuture<Item> copy = new ListenerSafeFuture<>(this::checkMayWait);
        CompletableFuture<Item> unused = completion.whenComplete((item, e) -> {
            onEnd.run();
            if (e == null) {
                copy.complete(item);
            } else {
                copy.completeExceptionally(e);
            }
        });
        return copy;
    }

    @Override
    public UploadProgress progress() {
        return upload.progress();
    }

    @Override
    public CompletableFuture<UploadProgress> pause() {
        CompletableFuture<UploadProgress> paused = new ListenerSafeFuture<>(this::checkMayWait);
        lock.lock();
        try {
            if (command == Command.RUN) {
                command = Command.PAUSE;
                upload.wake();
            }
            if (running && !completion.isDone()) {
                pauses.add(paused);
                return paused;
            }
        } finally {
            lock.unlock();
        }
        paused.complete(progress());
        return paused;
    }

    @Override
    public void resume() {
        lock.lock();
        try {
            if (command == Command.PAUSE) {
                command = Command.RUN;
                startThread();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void cancel() {
        lock.lock();
        try {
            if (command != Command.CANCEL) {
                command = Command.CANCEL;
                upload.wake();
                startThread();
            }
        } finally {
            lock.unlock();
        }
    }

    private void startThread() {
        if (running || completion.isDone()) {
            return;
        }
        running = true;
        startThread(this::run);
    }

    private static void startThread(Runnable task) {
        Thread thread = new Thread(task, "syncsketch-upload");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        runner.set(Thread.currentThread());
        try {
            boolean repeat = true;
            while (repeat) {
                repeat = runOnce();
            }
        } catch (Throwable e) {
            completion.completeExceptionally(e);
        }
        completePauses();
    }

    private void completePauses() {
        // Unless the upload was resumed meanwhile, on another thread.
        runner.compareAndSet(Thread.currentThread(), null);
        List<CompletableFuture<UploadProgress>> completed;
        lock.lock();
        try {
            if (running && !completion.isDone()) {
                // The upload was resumed meanwhile.
                return;
            }
            completed = List.copyOf(pauses);
            pauses.clear();
        } finally {
            lock.unlock();
        }
        // Outside the lock, because dependent stages may call this handle.
        UploadProgress progress = progress();
        completed.forEach(paused -> paused.complete(progress));
    }

    /** Returns true if the upload was resumed while it was stopping, so that it must run again. */
    private boolean runOnce() {
        try {
            if (command == Command.RUN) {
                completion.complete(upload.run());
                return false;
            }
        } catch (UploadPausedException e) {
            // The command is evaluated below.
        }
        lock.lock();
        try {
            if (command == Command.RUN) {
                return true;
            }
            if (command == Command.PAUSE) {
                running = false;
                return false;
            }
        } finally {
            lock.unlock();
        }
        completion.completeExceptionally(upload.cancel());
        return false;
    }
}
