package com.syncsketch.sdk.client.internal.upload.batch;

import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.ItemFetchException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.PermissionDeniedException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
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
 * Uploads many files, some of them at a time. Nothing but its path is kept of a file before its turn comes. Used once, by
 * one thread.
 */
public final class BatchUpload {

    private final UploadAllRequest request;
    private final Origin service;
    private final Uploader upload;
    private final List<Path> files;
    private final BatchProgress progress;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<Outcome> outcomes;

    /** Why no further file is begun; null as long as some are. */
    private final AtomicReference<RuntimeException> end = new AtomicReference<>();

    private final AtomicReference<Error> error = new AtomicReference<>();

    /** Uploads one file; an interrupt ends that. */
    @FunctionalInterface
    public interface Uploader {

        /**
         * Uploads a file.
         *
         * @param keep takes the item before the journal is deleted
         */
        Item upload(UploadRequest request, Consumer<Item> keep);
    }

    /**
     * Looks for the files; nothing is sent.
     *
     * @param service where the files go
     */
    public BatchUpload(UploadAllRequest request, Origin service, Uploader upload) {
        this.request = request;
        this.service = service;
        this.upload = upload;
        this.files = BatchFiles.of(request);
        this.progress = new BatchProgress(request.listener(), files);
        this.outcomes = new AtomicReferenceArray<>(files.size());
    }

    public UploadAllResult run() {
        sendSideBySide();
        Error fatal = error.get();
        if (fatal != null) {
            throw fatal;
        }
        List<Outcome> all = new ArrayList<>(files.size());
        for (int file = 0; file < files.size(); file++) {
            Outcome outcome = outcomes.get(file);
            if (outcome == null) {
                outcome = new Outcome(files.get(file), State.NOT_STARTED, null, null, end.get());
                progress.ended(file, outcome);
            }
            all.add(outcome);
        }
        progress.end();
        return new UploadAllResult(all);
    }

    private void sendSideBySide() {
        if (Thread.currentThread().isInterrupted()) {
            interrupted(List.of());
            return;
        }
        int parallel = Math.min(request.parallelFiles(), files.size());
        List<Thread> threads = WorkerThreads.create(parallel, "syncsketch-upload-all", this::sendOneByOne);
        WorkerThreads.run(threads, () -> interrupted(threads));
    }

    /** Begins no further file, and ends those that are on their way. */
    private void interrupted(List<Thread> threads) {
        end.compareAndSet(null, new RequestInterruptedException("The thread was interrupted while files were uploaded"));
        threads.forEach(Thread::interrupt);
    }

    private void sendOneByOne() {
        try {
            while (end.get() == null && error.get() == null) {
                int file = next.getAndIncrement();
                if (file >= files.size()) {
                    return;
                }
                Outcome outcome = send(file);
                outcomes.set(file, outcome);
                RuntimeException failure = outcome.failure();
                if (failure != null && (request.stopOnFailure() || isOfAll(failure))) {
                    end.compareAndSet(null, failure);
                }
                progress.ended(file, outcome);
            }
        } catch (Error e) {
            error.compareAndSet(null, e);
        }
    }

    private Outcome send(int file) {
        Path path = files.get(file);
        try {
            Path journals = request.journalFolder();
            CompletionMarker done = journals == null ? null : new CompletionMarker(journals, service, request.reviewId(), path);
            Long before = done == null ? null : done.itemId();
            if (before != null) {
                return new Outcome(path, State.ALREADY_UPLOADED, before, null, null);
            }
            Item item = upload.upload(request(file, path, done), uploaded -> {
                if (done != null) {
                    done.write(uploaded.getId());
                }
            });
            return new Outcome(path, State.UPLOADED, item.getId(), item, null);
        } catch (ItemFetchException e) {
            // The file is there, and that is what was asked for.
            return new Outcome(path, State.UPLOADED, e.itemId(), null, null);
        } catch (RuntimeException e) {
            return new Outcome(path, State.FAILED, null, null, e);
        }
    }

    private UploadRequest request(int file, Path path, @Nullable CompletionMarker done) {
        UploadRequestBuilder one = UploadRequest.builder(request.reviewId(), path);
        if (done != null) {
            one.journal(done.journal());
        }
        request.settings().accept(path, one);
        ProgressListener listener = progress.of(file, one.build().progress());
        if (listener != null) {
            one.progress(listener);
        }
        return one.build();
    }

    /**
     * Tells whether the next file would fail for the same reason: all of them go to one review with one set of credentials.
     * Once a file has its item, the service has taken both.
     */
    private static boolean isOfAll(RuntimeException failure) {
        return isOfCredentials(failure)
                || failure instanceof PermissionDeniedException
                || failure instanceof NotFoundException;
    }

    private static boolean isOfCredentials(@Nullable Throwable failure) {
        return failure != null && (failure instanceof AuthenticationException || isOfCredentials(failure.getCause()));
    }
}
