package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.upload.resume.ResumeStateStore;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState;
import com.syncsketch.sdk.client.internal.util.WorkerThreads;
import com.syncsketch.sdk.client.upload.UploadRequest;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** Sends the missing parts of an upload in parallel. Only one thread at a time may run it. */
final class PartsTransfer {

    private final Transport transport;
    private final MultipartUploadClient client;
    private final UploadRequest request;
    private final FileSnapshot snapshot;
    private final UploadProgressReporter progress;
    private final PartChecksums checksums;
    private final BooleanSupplier stopRequested;
    private final AdaptiveParallelism parallelism;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile List<Thread> workers = List.of();

    /** Counts the interrupts of the workers by {@link #wake}. All others come from listeners. */
    private final AtomicInteger wakes = new AtomicInteger();

    PartsTransfer(
            Transport transport,
            MultipartUploadClient client,
            UploadRequest request,
            FileSnapshot snapshot,
            UploadProgressReporter progress,
            PartChecksums checksums,
            BooleanSupplier stopRequested) {
        this.transport = transport;
        this.client = client;
        this.request = request;
        this.snapshot = snapshot;
        this.progress = progress;
        this.checksums = checksums;
        this.stopRequested = stopRequested;
        Integer fixed = request.getParallelism();
        this.parallelism = fixed == null
                ? AdaptiveParallelism.upTo(UploadRequest.DEFAULT_PARALLELISM)
                : AdaptiveParallelism.fixed(fixed);
    }

    /** Sends the missing parts and saves the state after each of them. Returns when all are sent. */
    void run(UploadState state, ResumeStateStore store) throws UploadPausedException {
        PartUploader uploader = new PartUploader(
                transport,
                client,
                request,
                snapshot,
                state.plan(),
                state.requireItem(),
                state.requireSession(),
                parallelism,
                checksums);
        List<Integer> missing = state.missingParts();
        // Runs once, unless the upload was paused and resumed before the last worker finished.
        while (!missing.isEmpty()) {
            if (stopRequested.getAsBoolean()) {
                throw new UploadPausedException();
            }
            sendInParallel(new ConcurrentLinkedQueue<>(missing), part -> {
                PartUploader.UploadedPart sent = uploader.upload(part);
                state.addPart(part, sent.etag(), sent.md5());
                store.save(state);
                progress.transferred(state.confirmedBytes());
            });
            Throwable first = failure.getAndSet(null);
            if (first instanceof Error error) {
                throw error;
            }
            if (first instanceof RequestInterruptedException) {
                // If a listener interrupted a worker, this has the same effect as if it had interrupted this thread.
                Thread.currentThread().interrupt();
            }
            if (first != null) {
                throw (RuntimeException) first;
            }
            missing = state.missingParts();
        }
    }

    /** Interrupts the workers, so that they check whether they must stop. */
    void wake() {
        wakes.incrementAndGet();
        workers.forEach(Thread::interrupt);
    }

    boolean isOwnThread(Thread thread) {
        return workers.contains(thread);
    }

    /** Sends one part and records it. */
    @FunctionalInterface
    private interface PartTask {

        void send(int part);
    }

    private void sendInParallel(Queue<Integer> missing, PartTask task) {
        int parallel = Math.min(parallelism.max(), missing.size());
        int wakesBefore = wakes.get();
        workers = WorkerThreads.create(parallel, "syncsketch-upload-part", () -> work(missing, task, wakesBefore));
        // Waits for all workers, because an abort must come after the last part.
        WorkerThreads.run(workers, () -> {
            failure.compareAndSet(
                    null, new RequestInterruptedException("The thread was interrupted while parts were sent"));
            wake();
        });
        workers = List.of();
    }

    private void work(Queue<Integer> missing, PartTask task, int wakesBefore) {
        try {
            while (!missing.isEmpty() && mayContinue()) {
                sendNext(missing, task);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // A failure caused by an interrupt is not a failure of the upload.
            if (!Thread.currentThread().isInterrupted()) {
                fail(e);
            }
        }
        if (Thread.currentThread().isInterrupted() && wakes.get() == wakesBefore) {
            fail(new RequestInterruptedException("A listener interrupted the upload of " + request.getFile()));
        }
    }

    private void fail(Throwable e) {
        failure.compareAndSet(null, e);
        wake();
    }

    private void sendNext(Queue<Integer> missing, PartTask task) throws InterruptedException {
        parallelism.acquire();
        try {
            Integer part = missing.poll();
            if (part != null && mayContinue()) {
                task.send(part);
            }
        } finally {
            parallelism.release();
        }
    }

    private boolean mayContinue() {
        return !stopRequested.getAsBoolean() && failure.get() == null;
    }
}
