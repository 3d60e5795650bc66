package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.ItemFetchException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.ResumeRefusedException.Reason;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.error.UploadException;
import com.syncsketch.sdk.client.internal.error.ExceptionAccess;
import com.syncsketch.sdk.client.internal.http.Closing;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.upload.file.ItemMetadata;
import com.syncsketch.sdk.client.internal.upload.file.PartPlan;
import com.syncsketch.sdk.client.internal.upload.file.UploadAttributes;
import com.syncsketch.sdk.client.internal.upload.resume.CreatedItem;
import com.syncsketch.sdk.client.internal.upload.resume.ResumeStateStore;
import com.syncsketch.sdk.client.internal.upload.resume.UploadSession;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState.Stage;
import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.client.upload.UploadProgress;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.Item;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A multipart upload. {@link #run} runs it until it completes, fails or is paused; after a pause it can run again and
 * continues with the missing parts. Only one thread at a time may run it.
 */
final class MultipartUpload implements Closing.Task {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.upload");

    private final Transport transport;
    private final MultipartUploadClient client;
    private final UploadRequest request;
    private final BooleanSupplier stopRequested;
    private final PartChecksums checksums;
    private final FileSnapshot snapshot;
    private final UploadProgressReporter progress;
    private final PartsTransfer parts;
    private final ContentCheck contentCheck;
    private final MultipartCompletion completion;
    private final MetadataClient metadata;

    /** The thread that runs the upload; null while it does not run. */
    @Nullable
    private volatile Thread runner;

    private volatile UploadState state;

    /** Whether the last run continued with an item that had been created before. */
    private volatile boolean createdBefore;

    /**
     * Creates an upload and checks the file; sends nothing.
     *
     * @param stopRequested returns whether the upload must pause; see {@link #wake}
     */
    MultipartUpload(
            Transport transport, MultipartUploadClient client, UploadRequest request, BooleanSupplier stopRequested) {
        this.transport = transport;
        this.client = client;
        this.request = request;
        this.stopRequested = stopRequested;
        this.checksums = PartChecksums.of(request);
        this.snapshot = FileSnapshot.of(request.getFile());
        UploadAttributes.checkName(request);
        this.contentCheck = new ContentCheck(request, snapshot, stopRequested);
        this.state = new UploadState(PartPlan.of(request.getFile(), snapshot.size(), request.getPartSize()));
        this.state.setMetadata(ItemMetadata.of(request));
        this.progress =
                new UploadProgressReporter(request.getProgressListener(), snapshot.size(), checksums::verifiedBytes);
        this.parts = new PartsTransfer(transport, client, request, snapshot, progress, checksums, stopRequested);
        this.completion = new MultipartCompletion(transport, client, request);
        this.metadata = new MetadataClient(transport);
    }

    Item run() throws UploadPausedException {
        return run(item -> {});
    }

    /**
     * Runs the upload.
     *
     * @param onComplete receives the item before the resume file is deleted, so that it can be recorded without a gap
     */
    Item run(Consumer<Item> onComplete) throws UploadPausedException {
        runner = Thread.currentThread();
        if (!transport.closing().register(this)) {
            throw new ClientClosedException("The upload of " + request.getFile() + ": the client is closed", false);
        }
        try (ResumeStateStore store = ResumeStateStore.open(transport.origin(), request)) {
            return run(store, onComplete);
        } finally {
            runner = null;
            transport.closing().unregister(this);
        }
    }

    private Item run(ResumeStateStore store, Consumer<Item> onComplete) throws UploadPausedException {
        UploadState loaded = store.load(snapshot, state);
        boolean resumed = loaded != state;
        createdBefore = loaded.item() != null;
        state = loaded;
        if (resumed && LOG.isDebugEnabled()) {
            LOG.debug(
                    "Resuming the upload of {} for item {}: {} of {} parts are uploaded, the next part is {}",
                    Characters.printable(request.getFile()),
                    state.itemId(),
                    state.etags().size(),
                    state.plan().count(),
                    state.missingParts().stream().findFirst().orElse(null));
        }
        if (resumed && state.stage() != Stage.COMPLETE) {
            contentCheck.checkEarlierParts(state, store);
        }
        try {
            send(store);
        } catch (RuntimeException | Error e) {
            throw failure(e, store, resumed);
        }
        progress.complete();
        Item item = item(store.path());
        onComplete.accept(item);
        store.delete();
        return item;
    }

    /** Returns whether the last run continued an upload that had been started before. */
    boolean isResumed() {
        return createdBefore;
    }

    private void send(ResumeStateStore store) throws UploadPausedException {
        if (state.stage() == Stage.COMPLETE) {
            return;
        }
        progress.transferred(state.confirmedBytes());
        open(store);
        parts.run(state, store);
        contentCheck.checkAllParts(state, store, () -> parts.run(state, store));
        pauseIfRequested();
        completion.run(state, store);
    }

    private void open(ResumeStateStore store) throws UploadPausedException {
        pauseIfRequested();
        CreatedItem item = state.item();
        if (item == null) {
            item = client.start(request, snapshot.size());
            state.setItem(item);
            store.save(state);
            pauseIfRequested();
        }
        if (state.session() == null) {
            state.setSession(client.create(request, snapshot.size(), item.uuid()));
            store.save(state);
        }
    }

    /** Sets the metadata of the item, if there is any, and returns the item. */
    private Item item(@Nullable Path resumeFile) {
        CreatedItem item = state.requireItem();
        ItemMetadata missing = state.metadata();
        if (!missing.isEmpty()) {
            return metadata.update(request.getFile(), item.id(), item.uuid(), missing, resumeFile);
        }
        try {
            return client.item(item);
        } catch (SyncSketchException e) {
            throw new ItemFetchException(request.getFile(), item.id(), item.uuid(), e);
        }
    }

    /** Makes the upload check whether it must pause, even while it waits. */
    void wake() {
        parts.wake();
    }

    UploadProgress progress() {
        UploadState now = state;
        return new UploadProgressReporter.Progress(
                now.confirmedBytes(), snapshot.size(), checksums.verifiedBytes(), now.stage() == Stage.COMPLETE);
    }

    /**
     * Aborts the upload after it was paused, unless an earlier run may have completed it, and returns the exception that
     * describes what remains.
     */
    CancellationException cancel() {
        CancellationException cancelled;
        try (ResumeStateStore store = ResumeStateStore.open(transport.origin(), request)) {
            UploadState remaining = store.remaining(state);
            if (remaining != null) {
                state = remaining;
            }
            cancelled = cancelled();
            if (abort(cancelled) && remaining != null) {
                store.delete();
            }
        } catch (UploadException e) {
            cancelled = cancelled();
            cancelled.addSuppressed(e);
            boolean usedByAnotherUpload =
                    e instanceof ResumeRefusedException refusal && refusal.getReason() == Reason.RESUME_FILE_IN_USE;
            if (!usedByAnotherUpload) {
                abort(cancelled);
            }
        }
        return cancelled;
    }

    private CancellationException cancelled() {
        String message = "The upload of " + request.getFile() + " was cancelled";
        CreatedItem item = state.item();
        if (item == null) {
            return new CancellationException(Characters.printable(message));
        }
        String remaining = switch (state.stage()) {
            case OPEN -> " has no media file";
            case COMPLETING ->
                " may have a media file, because the upload may have completed: read the item to find out;"
                        + " multipart upload " + state.requireSession().uploadId() + " of object "
                        + state.requireSession().key() + " was not aborted";
            case COMPLETE -> " has its media file, because the upload had completed";
        };
        return new CancellationException(Characters.printable(message + "; item " + item.id() + remaining));
    }

    /** Ends the upload because the client is closed: its next request fails, and pauses between attempts end. */
    @Override
    public void stop() {
        wake();
    }

    @Override
    public boolean isOwnThread() {
        Thread current = Thread.currentThread();
        return current.equals(runner) || parts.isOwnThread(current);
    }

    /** Ends a paused upload because the client is closed, and returns the exception for its completion. */
    RuntimeException closed() {
        ClientClosedException reason =
                new ClientClosedException("The upload of " + request.getFile() + ": the client was closed", true);
        try (ResumeStateStore store = ResumeStateStore.open(transport.origin(), request)) {
            return failure(reason, store, false);
        } catch (UploadException e) {
            reason.addSuppressed(e);
            return reason;
        }
    }

    /**
     * Returns the exception to throw for a failure. Without a resume file the upload is aborted, as nothing could resume it,
     * unless it may have completed.
     */
    private RuntimeException failure(Throwable e, ResumeStateStore store, boolean resumed) {
        if (resumed && state.session() != null && e instanceof SyncSketchException failure && isGone(failure)) {
            return store.gone(state, failure);
        }
        Throwable thrown = withItem(e);
        Path path = store.path();
        boolean ended = path == null ? abort(thrown) : state.item() == null;
        if (ended) {
            store.delete();
        } else if (thrown instanceof UnfinishedUploadException unfinished) {
            describe(unfinished, path);
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }

    /** Adds what remains of the upload. */
    private void describe(UnfinishedUploadException unfinished, @Nullable Path resumeFile) {
        if (state.stage() == Stage.COMPLETING) {
            ExceptionAccess.setPossiblyComplete(unfinished);
        }
        UploadSession session = state.session();
        if (session != null) {
            ExceptionAccess.setRemaining(unfinished, session.uploadId(), session.key());
        }
        if (resumeFile != null) {
            ExceptionAccess.setResumeFile(unfinished, resumeFile);
        }
    }

    /** Wraps a failure in an exception that names the created item, if there is one. */
    private Throwable withItem(Throwable e) {
        CreatedItem item = state.item();
        if (item == null || !(e instanceof SyncSketchException cause) || e instanceof UnfinishedUploadException) {
            return e;
        }
        UnfinishedUploadException unfinished =
                new UnfinishedUploadException(request.getFile(), item.id(), item.uuid(), cause);
        ExceptionAccess.setAttempts(unfinished, cause.getAttempts(), null);
        return unfinished;
    }

    private static boolean isGone(SyncSketchException e) {
        return e instanceof NotFoundException || (e instanceof StorageException refusal && refusal.getStatus() == 404);
    }

    /**
     * Aborts the multipart upload in storage, unless it may have completed: the service may still be assembling its parts.
     * A failure becomes a suppressed exception of the reason.
     *
     * @return true if the storage holds no parts any more
     */
    private boolean abort(Throwable reason) {
        UploadSession session = state.session();
        if (session == null || state.stage() == Stage.COMPLETE) {
            return true;
        }
        if (state.stage() == Stage.COMPLETING) {
            return false;
        }
        boolean interrupted = Thread.interrupted();
        try {
            client.abort(session);
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

    private void pauseIfRequested() throws UploadPausedException {
        if (stopRequested.getAsBoolean()) {
            throw new UploadPausedException();
        }
    }
}
