package com.syncsketch.sdk.client.upload;

import com.syncsketch.sdk.model.Item;
import java.util.concurrent.CompletableFuture;

/**
 * A handle to a multipart upload that runs in the background. Thread-safe; none of its methods waits for the network.
 *
 * <p>The upload runs on daemon threads, which do not keep the JVM alive: wait for {@link #completion()}.
 *
 * <p>Listeners of the upload can call all methods, but must not wait for the futures: {@code get} and {@code join} throw an
 * {@link IllegalStateException} there, because the upload waits for its listeners. See the {@linkplain
 * com.syncsketch.sdk.client rules for listeners}.
 */
public interface UploadHandle {

    /**
     * Returns a future that completes with the uploaded item. It completes exceptionally with the exception that
     * {@code upload} would have thrown, or with a {@link java.util.concurrent.CancellationException} after
     * {@link #cancel()}; some Java versions wrap the latter in another one when {@code join()} or {@code get()} is called.
     * While the upload is paused, the future stays incomplete. Cancelling the future does not affect the upload.
     *
     * @return a new future
     */
    CompletableFuture<Item> completion();

    /**
     * Returns the current progress.
     *
     * @return the progress, which counts the parts that the storage has confirmed; it never decreases
     */
    UploadProgress progress();

    /**
     * Pauses the upload so that {@link #resume()} can continue it. No further parts are started, and parts in flight are
     * interrupted and sent again later. A request to the service that is in progress is completed first. Nothing is aborted,
     * and no threads are kept. Has no effect if the upload has finished or its parts are already being assembled. With a
     * {@linkplain UploadRequestBuilder#resumeFile resume file}, another process can resume the upload instead.
     *
     * <p>How long the storage keeps the parts of a paused upload is unknown.
     *
     * @return a future that completes with the progress once nothing is being sent and the resume file is up to date, or
     *     once the upload has finished; it never completes exceptionally
     */
    CompletableFuture<UploadProgress> pause();

    /** Resumes a paused upload with the missing parts. Has no effect otherwise. */
    void resume();

    /**
     * Cancels the upload and aborts the multipart upload in storage. The item remains on the service without a media file,
     * and the resume file is deleted. If the abort fails, the resume file is kept, and the failure is a suppressed exception
     * of the {@link java.util.concurrent.CancellationException}. Has no effect if the upload has finished or its parts are
     * already being assembled, in which case it completes normally.
     */
    void cancel();
}
