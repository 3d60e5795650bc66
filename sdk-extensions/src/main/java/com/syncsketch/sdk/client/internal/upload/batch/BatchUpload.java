package com.syncsketch.sdk.client.internal.upload.batch;

import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.ItemFetchException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.PermissionDeniedException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.UploadException;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.upload.resume.CompletionMarker;
import com.syncsketch.sdk.client.internal.util.WorkerThreads;
import com.syncsketch.sdk.client.upload.ProgressListener;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import com.syncsketch.sdk.client.upload.UploadAllResult;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import com.syncsketch.sdk.model.Item;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/**
 * Uploads many files, several of them in parallel. Keeps only the path of a file before its upload starts. Used once, by one
 * thread.
 */
public final class BatchUpload {

    private final UploadAllRequest request;
    private final Origin service;
    private final Uploader uploader;
    private final List<Path> files;
    private final BatchProgress progress;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<Outcome> outcomes;

    /** The reason why no further uploads are started, or null. */
    private final AtomicReference<RuntimeException> stopReason = new AtomicReference<>();

    private volatile List<Thread> threads = List.of();

    /** Uploads one file. */
    @FunctionalInterface
    public interface Uploader {

        /**
         * Uploads a file; an interrupt stops it.
         *
         * @param onComplete receives the item before the resume file is deleted
         */
        Item upload(UploadRequest request, Consumer<Item> onComplete);
    }

    /**
     * Creates an upload and lists the files; sends nothing.
     *
     * @param service the service, which distinguishes the entries of a folder of resume files
     */
    public BatchUpload(UploadAllRequest request, Origin service, Uploader uploader) {
        this.request = request;
        this.service = service;
        this.uploader = uploader;
        this.files = BatchFiles.of(request);
        this.progress = new BatchProgress(request.getListener(), files);
        this.outcomes = new AtomicReferenceArray<>(files.size());
    }

    /** Uploads the files and returns the outcome of each. */
    public UploadAllResult run() {
        uploadInParallel();
        List<Outcome> all = new ArrayList<>(files.size());
        for (int file = 0; file < files.size(); file++) {
            Outcome outcome = outcomes.get(file);
            if (outcome == null) {
                outcome = new Outcome(files.get(file), State.NOT_STARTED, null, null, stopReason.get());
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
        Path path = files.get(file);
        try {
            Path folder = request.getResumeFolder();
            return folder == null
                    ? uploaded(path, uploader.upload(request(file, path, null), item -> {}))
                    : upload(file, path, new CompletionMarker(folder, service, request.getReviewId(), path));
        } catch (ItemFetchException e) {
            // The file is uploaded, only its item could not be read.
            return new Outcome(path, State.UPLOADED, e.getItemId(), null, null);
        } catch (Throwable e) { // The outcomes of the other files must not be lost.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            RuntimeException failure = e instanceof RuntimeException unchecked
                    ? unchecked
                    : new UploadException(
                            "The upload of " + path + " failed with "
                                    + e.getClass().getName(),
                            path,
                            e);
            return new Outcome(path, State.FAILED, null, null, failure);
        }
    }

    private Outcome upload(int file, Path path, CompletionMarker marker) {
        UploadRequest one = request(file, path, marker);
        CompletionMarker.Version version = marker.version(one);
        Long earlierItem = marker.itemId(version);
        return earlierItem != null
                ? new Outcome(path, State.ALREADY_UPLOADED, earlierItem, null, null)
                : uploaded(path, uploader.upload(one, item -> marker.write(version, item.getId())));
    }

    private static Outcome uploaded(Path path, Item item) {
        return new Outcome(path, State.UPLOADED, item.getId(), item, null);
    }

    private UploadRequest request(int file, Path path, @Nullable CompletionMarker marker) {
        UploadRequestBuilder builder = UploadRequest.builder(request.getReviewId(), path);
        if (marker != null) {
            builder.resumeFile(marker.resumeFile());
        }
        request.getSettings().accept(path, builder);
        ProgressListener listener = progress.listener(file, builder.build().getProgressListener());
        if (listener != null) {
            builder.progressListener(listener);
        }
        return builder.build();
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
