package com.syncsketch.sdk.client.internal;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.CallInterruptedException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.error.UnreadItemException;
import com.syncsketch.sdk.client.upload.UploadProgress;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.ItemStatus;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * One upload in parts. {@link #run} takes it to its end, or to where it is stopped; then it may run again, and goes on
 * with the parts that are missing. One thread at a time may run it.
 */
final class PartsUpload {

    private static final Call COMPLETE = new Call("POST", "/uploads/multipart-upload/{upload_id}/complete/");

    private final Transport transport;
    private final MultipartSteps steps;
    private final UploadRequest request;
    private final BooleanSupplier stop;
    private final FileSnapshot snapshot;
    private final PartPlan plan;
    private final ProgressReporter progress;
    private final Map<Integer, String> etags = new ConcurrentSkipListMap<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile List<Thread> workers = List.of();
    private volatile boolean confirmed;

    @Nullable
    private volatile MultipartSteps.Started started;

    @Nullable
    private volatile MultipartSteps.Opened opened;

    /**
     * Looks at the file; nothing is sent.
     *
     * @param stop tells whether the upload shall stop where it is; see {@link #wake}
     */
    PartsUpload(Transport transport, MultipartSteps steps, UploadRequest request, BooleanSupplier stop) {
        this.transport = transport;
        this.steps = steps;
        this.request = request;
        this.stop = stop;
        this.snapshot = FileSnapshot.of(request.file());
        this.plan = PartPlan.of(request.file(), snapshot.size(), request.partSize());
        this.progress = new ProgressReporter(request.progress(), snapshot.size());
    }

    static void refuseWhatTheStepsCannotCarry(UploadRequest request) {
        String setting = !request.artist().isEmpty()
                ? "artist"
                : request.description() != null
                        ? "description"
                        : request.itemParentId() != null ? "itemParentId" : request.type() != null ? "type" : null;
        if (setting != null) {
            throw new IllegalArgumentException(
                    "An upload in parts cannot carry " + setting + "; upload to the server instead");
        }
    }

    Item run() throws StoppedException {
        try {
            open();
            sendMissingParts();
            if (!snapshot.isStillTrue()) {
                throw new FileChangedException(request.file(), null, null);
            }
            stopIfAsked();
            complete();
        } catch (RuntimeException | Error e) {
            throw failed(e);
        }
        confirmed = true;
        progress.complete();
        MultipartSteps.Started item = Objects.requireNonNull(started);
        try {
            return steps.item(item);
        } catch (SyncSketchException e) {
            throw new UnreadItemException(request.file(), item.id(), item.uuid(), e);
        }
    }

    /** Makes the threads that send look whether they shall stop, whatever they are waiting for. */
    void wake() {
        workers.forEach(Thread::interrupt);
    }

    UploadProgress progress() {
        return new ProgressReporter.Progress(
                confirmed ? snapshot.size() : acknowledged.get(), snapshot.size(), confirmed);
    }

    /** Gives the upload up, after it was stopped, and tells what is left of it. */
    CancellationException cancel() {
        MultipartSteps.Started item = started;
        CancellationException cancelled = new CancellationException("The upload of " + request.file() + " was cancelled"
                + (item == null ? "" : "; item " + item.id() + " has no medium"));
        abort(cancelled);
        return cancelled;
    }

    private void open() throws StoppedException {
        stopIfAsked();
        MultipartSteps.Started item = started;
        if (item == null) {
            item = steps.start(request, snapshot.size());
            started = item;
            stopIfAsked();
        }
        if (opened == null) {
            opened = steps.create(request, snapshot.size(), item.uuid());
        }
    }

    private void sendMissingParts() throws StoppedException {
        PartSender sender = new PartSender(
                transport,
                steps,
                request,
                snapshot,
                plan,
                Objects.requireNonNull(started),
                Objects.requireNonNull(opened));
        // Once, unless it was stopped and told to go on before the last thread had ended.
        while (etags.size() < plan.count()) {
            stopIfAsked();
            sendSideBySide(sender);
            Throwable first = failure.get();
            if (first instanceof Error error) {
                throw error;
            }
            if (first != null) {
                throw (RuntimeException) first;
            }
        }
    }

    private void sendSideBySide(PartSender sender) {
        Queue<Integer> missing = new ConcurrentLinkedQueue<>();
        IntStream.rangeClosed(1, plan.count())
                .filter(part -> !etags.containsKey(part))
                .forEach(missing::add);
        Integer wanted = request.parallelism();
        int parallel = Math.min(wanted == null ? UploadRequest.USUAL_PARALLELISM : wanted, missing.size());
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= parallel; i++) {
            Thread thread = new Thread(() -> send(sender, missing), "syncsketch-upload-part-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        workers = List.copyOf(threads);
        threads.forEach(Thread::start);
        awaitWorkers();
    }

    private void send(PartSender sender, Queue<Integer> missing) {
        try {
            Integer part = missing.poll();
            while (part != null && !stop.getAsBoolean() && failure.get() == null) {
                etags.put(part, sender.send(part));
                progress.taken(acknowledged.addAndGet(plan.length(part)));
                part = missing.poll();
            }
        } catch (RuntimeException | Error e) {
            // Only wake() interrupts these threads: what fails because of that is no failure.
            if (!Thread.currentThread().isInterrupted()) {
                failure.compareAndSet(null, e);
                wake();
            }
        }
    }

    /** Waits until no thread sends any more, also where this one is interrupted: an abort must come last. */
    private void awaitWorkers() {
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    failure.compareAndSet(
                            null, new CallInterruptedException("The thread was interrupted while parts were sent"));
                    wake();
                }
            }
        }
        workers = List.of();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Asks for the parts to be put together. Where it is not certain whether that was done, the item is looked at before
     * the call is repeated: in the storage, an upload that is complete is gone.
     */
    private void complete() {
        MultipartSteps.Started item = Objects.requireNonNull(started);
        MultipartSteps.Opened upload = Objects.requireNonNull(opened);
        try {
            transport.untimedRetries().run(COMPLETE, Retries.Scope.LOOKED_BEFORE, (number, left) -> {
                if (number == 1 || !isDone(item)) {
                    completeOnce(item, upload, number);
                }
                return Boolean.TRUE;
            });
        } catch (FinalFailure e) {
            throw e.afterFailure();
        } catch (SyncSketchException e) {
            if (!isUncertain(e) || !isDoneAfter(e, item)) {
                throw e;
            }
        }
    }

    private void completeOnce(MultipartSteps.Started item, MultipartSteps.Opened upload, int number) {
        try {
            steps.complete(request, item, upload, etags);
        } catch (NotFoundException e) {
            // Gone because the attempt before did it, or because somebody else gave the upload up: only the item tells.
            if (number == 1 || !isDone(item)) {
                throw e;
            }
        }
    }

    /** {@code done} is the only word of which it is known what it says. */
    private boolean isDone(MultipartSteps.Started item) {
        try {
            return ItemStatus.DONE.equals(steps.item(item).getStatus());
        } catch (SyncSketchException e) {
            throw new FinalFailure(e);
        }
    }

    private boolean isDoneAfter(SyncSketchException lost, MultipartSteps.Started item) {
        try {
            return isDone(item);
        } catch (FinalFailure e) {
            lost.addSuppressed(e.unwrapped());
            return false;
        }
    }

    private static boolean isUncertain(SyncSketchException e) {
        return e instanceof RequestTimeoutException
                || (e instanceof ConnectionException broken && broken.isRequestSent())
                || (e instanceof ApiException answer && answer.isTransient())
                || (e instanceof StorageException error && error.isTransient());
    }

    private Throwable failedCause(Throwable e) {
        MultipartSteps.Started item = started;
        if (item == null || !(e instanceof SyncSketchException cause) || e instanceof UnfinishedUploadException) {
            return e;
        }
        UnfinishedUploadException unfinished =
                new UnfinishedUploadException(request.file(), item.id(), item.uuid(), cause);
        unfinished.noteAttempts(cause.attempts(), null);
        return unfinished;
    }

    private RuntimeException failed(Throwable e) {
        Throwable thrown = failedCause(e);
        abort(thrown);
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }

    /** Frees what the storage keeps. Where that fails, the exception that is about to be thrown tells. */
    private void abort(Throwable reason) {
        MultipartSteps.Opened upload = opened;
        if (upload == null) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            steps.abort(upload);
        } catch (NotFoundException e) {
            // It is gone, which was the aim.
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void stopIfAsked() throws StoppedException {
        if (stop.getAsBoolean()) {
            throw new StoppedException();
        }
    }
}
