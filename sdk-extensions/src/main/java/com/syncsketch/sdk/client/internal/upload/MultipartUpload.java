package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.ItemFetchException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.ResumeRefusedException.Reason;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.error.UploadException;
import com.syncsketch.sdk.client.internal.http.Closing;
import com.syncsketch.sdk.client.internal.http.NonRetryableException;
import com.syncsketch.sdk.client.internal.http.RetryExecutor;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.upload.file.PartPlan;
import com.syncsketch.sdk.client.internal.upload.resume.CreatedItem;
import com.syncsketch.sdk.client.internal.upload.resume.ResumeStateStore;
import com.syncsketch.sdk.client.internal.upload.resume.UploadSession;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState.Stage;
import com.syncsketch.sdk.client.internal.util.WorkerThreads;
import com.syncsketch.sdk.client.upload.UploadProgress;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.ItemStatus;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One upload in parts. {@link #run} takes it to its end, or to where it is stopped; then it may run again, and goes on
 * with the parts that are missing. One thread at a time may run it.
 */
final class MultipartUpload implements Closing.Task {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.upload");

    private final Transport transport;
    private final MultipartUploadClient steps;
    private final UploadRequest request;
    private final BooleanSupplier stop;
    private final FileSnapshot snapshot;
    private final UploadProgressReporter progress;
    private final AdaptiveParallelism parallelism;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile List<Thread> workers = List.of();

    /** The thread that runs the upload; null while it does not run. */
    @Nullable
    private volatile Thread runner;

    private volatile UploadState state;

    /** Whether somebody has asked for the parts to be put together and does not know what became of that. */
    private boolean unsure;

    /**
     * Looks at the file; nothing is sent.
     *
     * @param stop tells whether the upload shall stop where it is; see {@link #wake}
     */
    MultipartUpload(Transport transport, MultipartUploadClient steps, UploadRequest request, BooleanSupplier stop) {
        this.transport = transport;
        this.steps = steps;
        this.request = request;
        this.stop = stop;
        this.snapshot = FileSnapshot.of(request.file());
        this.state = new UploadState(PartPlan.of(request.file(), snapshot.size(), request.partSize()));
        this.progress = new UploadProgressReporter(request.progress(), snapshot.size());
        Integer wanted = request.parallelism();
        this.parallelism = wanted == null
                ? AdaptiveParallelism.upTo(UploadRequest.DEFAULT_PARALLELISM)
                : AdaptiveParallelism.fixed(wanted);
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

    Item run() throws UploadPausedException {
        return run(item -> {});
    }

    /**
     * Does the same.
     *
     * @param keep takes the item before the journal is deleted, so that nothing is forgotten in between
     */
    Item run(Consumer<Item> keep) throws UploadPausedException {
        runner = Thread.currentThread();
        if (!transport.closing().begin(this)) {
            throw new ClientClosedException("The upload of " + request.file() + ": the client is closed", false);
        }
        try {
            return runJournalled(keep);
        } finally {
            runner = null;
            transport.closing().end(this);
        }
    }

    private Item runJournalled(Consumer<Item> keep) throws UploadPausedException {
        try (ResumeStateStore journal = ResumeStateStore.open(transport.origin(), request)) {
            UploadState known = journal.load(snapshot, state);
            boolean resumed = known != state;
            state = known;
            if (resumed && LOG.isDebugEnabled()) {
                LOG.debug(
                        "Resuming the upload of {} for item {}: {} of {} parts are in the storage, next is part {}",
                        request.file(),
                        state.itemId(),
                        state.etags().size(),
                        state.plan().count(),
                        state.missing().stream().findFirst().orElse(null));
            }
            try {
                send(journal);
            } catch (RuntimeException | Error e) {
                throw failed(e, journal, resumed);
            }
            progress.complete();
            Item item = item();
            keep.accept(item);
            journal.delete();
            return item;
        }
    }

    private void send(ResumeStateStore journal) throws UploadPausedException {
        if (state.stage() == Stage.COMPLETE) {
            return;
        }
        progress.transferred(state.confirmedBytes());
        open(journal);
        sendMissingParts(journal);
        snapshot.check();
        stopIfAsked();
        complete(journal);
    }

    private Item item() {
        CreatedItem item = state.item();
        try {
            return steps.item(item);
        } catch (SyncSketchException e) {
            throw new ItemFetchException(request.file(), item.id(), item.uuid(), e);
        }
    }

    /** Makes the threads that send look whether they shall stop, whatever they are waiting for. */
    void wake() {
        workers.forEach(Thread::interrupt);
    }

    UploadProgress progress() {
        UploadState now = state;
        return new UploadProgressReporter.Progress(now.confirmedBytes(), snapshot.size(), now.stage() == Stage.COMPLETE);
    }

    /** Gives the upload up, after it was stopped, and tells what is left of it. */
    CancellationException cancel() {
        CancellationException cancelled;
        try (ResumeStateStore journal = ResumeStateStore.open(transport.origin(), request)) {
            UploadState left = journal.left(state);
            if (left != null) {
                state = left;
            }
            cancelled = cancelled();
            if (abort(cancelled) && left != null) {
                journal.delete();
            }
        } catch (UploadException e) {
            cancelled = cancelled();
            cancelled.addSuppressed(e);
            boolean othersGoOn =
                    e instanceof ResumeRefusedException refusal && refusal.reason() == Reason.RESUME_FILE_IN_USE;
            if (!othersGoOn) {
                abort(cancelled);
            }
        }
        return cancelled;
    }

    private CancellationException cancelled() {
        Long item = state.itemId();
        return new CancellationException("The upload of " + request.file() + " was cancelled"
                + (item == null ? "" : "; item " + item + " has no media file"));
    }

    private void open(ResumeStateStore journal) throws UploadPausedException {
        stopIfAsked();
        CreatedItem item = state.started();
        if (item == null) {
            item = steps.start(request, snapshot.size());
            state.start(item);
            journal.save(state);
            stopIfAsked();
        }
        if (state.opened() == null) {
            state.open(steps.create(request, snapshot.size(), item.uuid()));
            journal.save(state);
        }
    }

    private void sendMissingParts(ResumeStateStore journal) throws UploadPausedException {
        PartUploader sender = new PartUploader(
                transport, steps, request, snapshot, state.plan(), state.item(), state.upload(), parallelism);
        List<Integer> missing = state.missing();
        // Once, unless it was stopped and told to go on before the last thread had ended.
        while (!missing.isEmpty()) {
            stopIfAsked();
            sendSideBySide(sender, journal, new ConcurrentLinkedQueue<>(missing));
            Throwable first = failure.getAndSet(null);
            if (first instanceof Error error) {
                throw error;
            }
            if (first != null) {
                throw (RuntimeException) first;
            }
            missing = state.missing();
        }
    }

    private void sendSideBySide(PartUploader sender, ResumeStateStore journal, Queue<Integer> missing) {
        int parallel = Math.min(parallelism.max(), missing.size());
        workers = WorkerThreads.create(parallel, "syncsketch-upload-part", () -> send(sender, journal, missing));
        // To the end of the last one: an abort must come after all of them.
        WorkerThreads.run(workers, () -> {
            failure.compareAndSet(
                    null, new RequestInterruptedException("The thread was interrupted while parts were sent"));
            wake();
        });
        workers = List.of();
    }

    private void send(PartUploader sender, ResumeStateStore journal, Queue<Integer> missing) {
        try {
            while (!missing.isEmpty() && !stop.getAsBoolean() && failure.get() == null) {
                sendNext(sender, journal, missing);
            }
        } catch (InterruptedException e) {
            // Only wake() interrupts these threads.
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // Only wake() interrupts these threads: what fails because of that is no failure.
            if (!Thread.currentThread().isInterrupted()) {
                failure.compareAndSet(null, e);
                wake();
            }
        }
    }

    private void sendNext(PartUploader sender, ResumeStateStore journal, Queue<Integer> missing)
            throws InterruptedException {
        parallelism.acquire();
        try {
            Integer part = missing.poll();
            if (part != null && !stop.getAsBoolean() && failure.get() == null) {
                state.take(part, sender.send(part));
                journal.save(state);
                progress.transferred(state.confirmedBytes());
            }
        } finally {
            parallelism.release();
        }
    }

    /** Ends the upload because the client is closed: its next request fails, and so does a pause between attempts. */
    @Override
    public void stop() {
        wake();
    }

    @Override
    public boolean isOwnThread() {
        Thread current = Thread.currentThread();
        return current.equals(runner) || workers.contains(current);
    }

    /** Ends an upload that is paused because the client is closed, and returns the exception that says so. */
    RuntimeException closed() {
        ClientClosedException reason =
                new ClientClosedException("The upload of " + request.file() + ": the client was closed", true);
        try (ResumeStateStore journal = ResumeStateStore.open(transport.origin(), request)) {
            return failed(reason, journal, false);
        } catch (UploadException e) {
            reason.addSuppressed(e);
            return reason;
        }
    }

    /**
     * Asks for the parts to be put together. Where it is not certain whether that was done, the item is looked at before
     * the call is repeated: in the storage, an upload that is complete is gone.
     */
    private void complete(ResumeStateStore journal) {
        boolean askedBefore = state.stage() == Stage.COMPLETING;
        unsure |= askedBefore;
        state.reach(Stage.COMPLETING);
        if (!askedBefore) {
            journal.save(state);
        }
        completeOrLook(askedBefore);
        state.reach(Stage.COMPLETE);
        journal.saveComplete(state);
    }

    private void completeOrLook(boolean askedBefore) {
        CreatedItem item = state.item();
        try {
            transport
                    .untimedRetries()
                    .run(MultipartUploadClient.COMPLETE, RetryExecutor.Scope.CHECKED_BEFORE, (number, left) -> {
                        boolean first = number == 1 && !askedBefore;
                        if (first || !isDone(item)) {
                            completeOnce(item, first);
                        }
                        return Boolean.TRUE;
                    });
        } catch (NonRetryableException e) {
            throw e.afterFailure();
        } catch (SyncSketchException e) {
            if (!isUncertain(e) || !isDoneAfter(e, item)) {
                throw e;
            }
        }
    }

    private void completeOnce(CreatedItem item, boolean first) {
        try {
            steps.complete(request, item, state.upload(), state.etags());
        } catch (NotFoundException e) {
            // Gone because the attempt before did it, or because somebody else gave the upload up: only the item tells.
            if (first || !isDone(item)) {
                throw e;
            }
        } catch (SyncSketchException e) {
            unsure |= isUncertain(e);
            throw e;
        }
    }

    /** {@code done} is the only word of which it is known what it says. */
    private boolean isDone(CreatedItem item) {
        try {
            return ItemStatus.DONE.equals(steps.item(item).getStatus());
        } catch (SyncSketchException e) {
            throw new NonRetryableException(e);
        }
    }

    private boolean isDoneAfter(SyncSketchException lost, CreatedItem item) {
        try {
            return isDone(item);
        } catch (NonRetryableException e) {
            lost.addSuppressed(e.unwrapped());
            return false;
        }
    }

    private static boolean isUncertain(SyncSketchException e) {
        // A page of HTML may stand in the place of an answer.
        return e instanceof RequestTimeoutException
                || e instanceof DecodingException
                || (e instanceof ConnectionException broken && broken.isRequestSent())
                || (e instanceof ClientClosedException closed && closed.isRequestSent())
                || (e instanceof ApiException answer && answer.isTransient())
                || (e instanceof StorageException error && error.isTransient());
    }

    /**
     * Makes the exception that is thrown in place of a failure. Without a journal the upload is given up, as nobody could
     * go on with it.
     */
    private RuntimeException failed(Throwable e, ResumeStateStore journal, boolean resumed) {
        if (resumed && state.opened() != null && e instanceof SyncSketchException failure && isGone(failure)) {
            return journal.gone(state, failure);
        }
        Throwable thrown = named(e);
        if (unsure && thrown instanceof UnfinishedUploadException unfinished) {
            unfinished.noteMayBeComplete();
        }
        Path path = journal.path();
        if (path == null) {
            abort(thrown);
        } else if (state.started() == null) {
            journal.delete();
        } else if (thrown instanceof UnfinishedUploadException unfinished) {
            unfinished.noteJournal(path);
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }

    /** Names the item that was made, if one was. */
    private Throwable named(Throwable e) {
        CreatedItem item = state.started();
        if (item == null || !(e instanceof SyncSketchException cause) || e instanceof UnfinishedUploadException) {
            return e;
        }
        UnfinishedUploadException unfinished =
                new UnfinishedUploadException(request.file(), item.id(), item.uuid(), cause);
        unfinished.noteAttempts(cause.attempts(), null);
        return unfinished;
    }

    private static boolean isGone(SyncSketchException e) {
        return e instanceof NotFoundException || (e instanceof StorageException refusal && refusal.status() == 404);
    }

    /**
     * Frees what the storage keeps. Where that fails, the exception that is about to be thrown tells.
     *
     * @return true if the storage keeps nothing now
     */
    private boolean abort(Throwable reason) {
        UploadSession upload = state.opened();
        if (upload == null) {
            return true;
        }
        boolean interrupted = Thread.interrupted();
        try {
            steps.abort(upload);
            return true;
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void stopIfAsked() throws UploadPausedException {
        if (stop.getAsBoolean()) {
            throw new UploadPausedException();
        }
    }
}
