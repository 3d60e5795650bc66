package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.internal.http.Closing;
import com.syncsketch.sdk.client.upload.UploadHandle;
import com.syncsketch.sdk.client.upload.UploadProgress;
import com.syncsketch.sdk.model.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Runs an upload on a thread of its own. Safe for use by several threads. */
final class DefaultUploadHandle implements UploadHandle, Closing.Task {

    private enum Wish {
        GO_ON,
        PAUSE,
        CANCEL
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final CompletableFuture<Item> completion = new CompletableFuture<>();
    private final Closing closing;
    private final MultipartUpload upload;
    private volatile Wish wish = Wish.GO_ON;
    private boolean running;

    /** Who waits for the upload to stand still. */
    private final List<CompletableFuture<UploadProgress>> waiting = new ArrayList<>();

    /**
     * Creates a handle of an upload that does not run yet.
     *
     * @param closing ends the upload when the client is closed
     * @param upload creates the upload, whose argument tells whether it has to stop
     */
    DefaultUploadHandle(Closing closing, Function<BooleanSupplier, MultipartUpload> upload) {
        this.closing = closing;
        this.upload = upload.apply(() -> wish != Wish.GO_ON);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Nothing in the stage can fail.
    DefaultUploadHandle start() {
        completion.whenComplete((item, failure) -> closing.end(this));
        closing.begin(this);
        lock.lock();
        try {
            startThread();
        } finally {
            lock.unlock();
        }
        return this;
    }

    /** Ends a paused upload because the client is closed; one that runs ends by itself. */
    @Override
    public void stop() {
        lock.lock();
        try {
            if (!running && !completion.isDone()) {
                running = true;
                Thread thread = new Thread(this::end, "syncsketch-upload");
                thread.setDaemon(true);
                thread.start();
            }
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        try {
            completion.completeExceptionally(upload.closed());
        } catch (Throwable e) { // Whoever waits for the upload must know.
            completion.completeExceptionally(e);
        }
        tellThatItStands();
    }

    @Override
    public boolean isOwnThread() {
        return upload.isOwnThread();
    }

    @Override
    public CompletableFuture<Item> completion() {
        // What is done to this one does nothing to the upload. copy() would wrap the exceptions.
        CompletableFuture<Item> copy = new CompletableFuture<>();
        CompletableFuture<Item> unused = completion.whenComplete((item, e) -> {
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
        CompletableFuture<UploadProgress> stopped = new CompletableFuture<>();
        lock.lock();
        try {
            if (wish == Wish.GO_ON) {
                wish = Wish.PAUSE;
                upload.wake();
            }
            if (running && !completion.isDone()) {
                waiting.add(stopped);
                return stopped;
            }
        } finally {
            lock.unlock();
        }
        stopped.complete(progress());
        return stopped;
    }

    @Override
    public void resume() {
        lock.lock();
        try {
            if (wish == Wish.PAUSE) {
                wish = Wish.GO_ON;
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
            if (wish != Wish.CANCEL) {
                wish = Wish.CANCEL;
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
        Thread thread = new Thread(this::run, "syncsketch-upload");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            boolean goOn = true;
            while (goOn) {
                goOn = runOnce();
            }
        } catch (Throwable e) {
            completion.completeExceptionally(e);
        }
        tellThatItStands();
    }

    private void tellThatItStands() {
        List<CompletableFuture<UploadProgress>> told;
        lock.lock();
        try {
            if (running && !completion.isDone()) {
                // It was told to go on meanwhile.
                return;
            }
            told = List.copyOf(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        // Not under the lock, as whoever waits may call.
        UploadProgress progress = progress();
        told.forEach(stopped -> stopped.complete(progress));
    }

    /** Tells whether it was wished to go on while the upload was stopping. */
    private boolean runOnce() {
        try {
            if (wish == Wish.GO_ON) {
                completion.complete(upload.run());
                return false;
            }
        } catch (UploadPausedException e) {
            // What was wished is looked at below.
        }
        lock.lock();
        try {
            if (wish == Wish.GO_ON) {
                return true;
            }
            if (wish == Wish.PAUSE) {
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
