package com.syncsketch.sdk.client.internal.upload.batch;

import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.ItemFetchException;
import com.syncsketch.sdk.client.error.MetadataUpdateException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.PermissionDeniedException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UploadException;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.http.Outcomes;
import com.syncsketch.sdk.client.internal.util.WorkerThreads;
import com.syncsketch.sdk.client.upload.ItemMatch;
import com.syncsketch.sdk.client.upload.UploadAllPlan;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import com.syncsketch.sdk.client.upload.UploadAllResult;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.Item;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Uploads many files, several of them in parallel. Keeps only the path and the attributes of a file before its upload starts.
 * Used once, by one thread.
 */
public final class BatchUpload {

    private final UploadAllRequest request;
    private final Origin service;
    private final Uploader uploader;
    private final Clock clock;
    private final Supplier<Iterable<Item>> items;
    private final Revisions revisions;
    private final List<BatchFile> files;
    private final BatchProgress progress;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<Outcome> outcomes;

    /** The reason why no further uploads are started, or null. */
    private final AtomicReference<RuntimeException> stopReason = new AtomicReference<>();

    private volatile List<Thread> threads = List.of();

    @Nullable
    private volatile FileDecider decider;

    /**
     * An uploaded file.
     *
     * @param resumed whether an earlier run had created the item
     */
    public record Uploaded(Item item, boolean resumed) {}

    /** Reads the revisions of items in the review of the batch. */
    @FunctionalInterface
    public interface Revisions {

        /** Returns the id of the current revision of an item, or null if the service does not return it. */
        @Nullable
        Long current(long itemId);
    }

    /** Uploads one file. */
    @FunctionalInterface
    public interface Uploader {

        /**
         * Uploads a file; an interrupt stops it.
         *
         * @param onComplete receives the item before the resume file is deleted
         */
        Uploaded upload(UploadRequest request, Consumer<Item> onComplete);
    }

    /**
     * Creates an upload and lists the files; sends nothing.
     *
     * @param service the service, which distinguishes the entries of a folder of resume files
     * @param clock tells the age of files
     * @param items lists the items of the review
     * @param revisions reads the revisions of items that get new versions
     * @throws com.syncsketch.sdk.client.error.UnusableFileException if the folder cannot be read
     */
    public BatchUpload(
            UploadAllRequest request,
            Origin service,
            Clock clock,
            Supplier<Iterable<Item>> items,
            Revisions revisions,
            Uploader uploader) {
        this.request = request;
        this.revisions = revisions;
        this.clock = clock;
        this.items = items;
        this.service = service;
        this.uploader = uploader;
        this.files = BatchFiles.of(request);
        this.progress = new BatchProgress(request.getListener(), files);
        this.outcomes = new AtomicReferenceArray<>(files.size());
    }

    /**
     * Uploads the files and returns the outcome of each.
     *
     * @throws com.syncsketch.sdk.client.error.SyncSketchException if the items of the review cannot be listed
     */
    public UploadAllResult run() {
        start();
        uploadInParallel();
        List<Outcome> all = new ArrayList<>(files.size());
        for (int file = 0; file < files.size(); file++) {
            Outcome outcome = outcomes.get(file);
            if (outcome == null) {
                outcome = new Outcome(files.get(file).path(), State.NOT_STARTED, null, null, stopReason.get());
                progress.finished(file, outcome);
            }
            all.add(outcome);
        }
        progress.complete();
        return new UploadAllResult(all);
    }

    private void uploadInParallel() {
        if (Thread.currentThread().isInterrupted()) {
            interrupt();
            return;
        }
        int parallel = Math.min(request.getParallelFiles(), files.size());
        threads = WorkerThreads.create(parallel, "syncsketch-upload-all", this::uploadFiles);
        WorkerThreads.run(threads, this::interrupt);
        if (stopReason.get() instanceof RequestInterruptedException) {
            // Also if a listener interrupted one of the threads.
            Thread.currentThread().interrupt();
        }
    }

    /** Starts no further uploads and stops those in progress. */
    private void interrupt() {
        stopReason.compareAndSet(
                null, new RequestInterruptedException("The thread was interrupted while files were uploaded"));
        threads.forEach(Thread::interrupt);
    }

    private void uploadFiles() {
        while (stopReason.get() == null) {
            if (Thread.currentThread().isInterrupted()) {
                // Otherwise the reason would be set: a listener or a callback did this.
                interrupt();
                return;
            }
            int file = next.getAndIncrement();
            if (file >= files.size()) {
                return;
            }
            Outcome outcome = upload(file);
            outcomes.set(file, outcome);
            RuntimeException failure = outcome.getFailure();
            if (failure != null && (request.isStopOnFailure() || affectsAllFiles(failure))) {
                stopReason.compareAndSet(null, failure);
            }
            progress.finished(file, outcome);
        }
    }

    private Outcome upload(int file) {
        Path path = files.get(file).path();
        try {
            FileDecider.Decision decision =
                    decider().decide(files.get(file), own -> progress.listener(file, own), false);
            FileDecider.Upload upload = decision.upload();
            if (upload == null) {
                return Objects.requireNonNull(decision.outcome(), "outcome");
            }
            Uploaded uploaded = send(upload);
            State state = uploaded.resumed() ? State.RESUMED : State.UPLOADED;
            return new Outcome(path, state, uploaded.item().getId(), uploaded.item(), null);
        } catch (ItemFetchException e) {
            // The file is uploaded, only its item could not be read.
            return new Outcome(path, State.UPLOADED, e.getItemId(), null, null);
        } catch (MetadataUpdateException e) {
            return new Outcome(path, State.METADATA_MISSING, e.getItemId(), null, e);
        } catch (Throwable e) { // The outcomes of the other files must not be lost.
            return new Outcome(path, State.FAILED, null, null, failure(path, e));
        }
    }

    private Uploaded send(FileDecider.Upload upload) {
        VersionUpload version = upload.version();
        if (version == null) {
            return uploader.upload(upload.request(), upload.onComplete());
        }
        version.begin();
        try {
            return uploader.upload(upload.request(), item -> {
                upload.onComplete().accept(item);
                version.end();
            });
        } catch (SyncSketchException e) {
            if (!Outcomes.mayHaveTakenEffect(e)) {
                version.end();
            }
            throw e;
        }
    }

    private static RuntimeException failure(Path path, Throwable e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return e instanceof RuntimeException unchecked
                ? unchecked
                : new UploadException(
                        "The upload of " + path + " failed with " + e.getClass().getName(), path, e);
    }

    /** Decides what {@link #run} would do with each file at present. Sends and writes nothing. */
    public UploadAllPlan plan() {
        start();
        return new UploadAllPlan(files.stream().map(this::planned).toList());
    }

    private UploadAllPlan.Entry planned(BatchFile file) {
        try {
            FileDecider.Decision decision = decider().decide(file, own -> own, true);
            FileDecider.Upload upload = decision.upload();
            return new UploadAllPlan.Entry(
                    file.path(), decision.name(), file.size(), upload != null && upload.resumes(), decision.outcome());
        } catch (Throwable e) { // Also whatever the settings callback throws.
            Outcome outcome = new Outcome(file.path(), State.FAILED, null, null, failure(file.path(), e));
            return new UploadAllPlan.Entry(file.path(), null, file.size(), false, outcome);
        }
    }

    /** Lists the items of the review, if they matter. */
    private void start() {
        ItemMatch match = request.getSkipExisting();
        decider = new FileDecider(
                request, service, clock, match == null ? null : new ExistingItems(match, items.get()), revisions);
    }

    private FileDecider decider() {
        return Objects.requireNonNull(decider, "decider");
    }

    /**
     * Returns true if the other files would fail for the same reason: all are uploaded to one review with the same
     * credentials. Once a file has an item, the service has accepted both.
     */
    private static boolean affectsAllFiles(RuntimeException failure) {
        return isAuthenticationFailure(failure)
                || failure instanceof PermissionDeniedException
                || failure instanceof NotFoundException;
    }

    private static boolean isAuthenticationFailure(@Nullable Throwable failure) {
        return failure != null
                && (failure instanceof AuthenticationException || isAuthenticationFailure(failure.getCause()));
    }
}
