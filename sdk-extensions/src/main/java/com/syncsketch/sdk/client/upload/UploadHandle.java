package com.syncsketch.sdk.client.upload;

import com.syncsketch.sdk.model.Item;
import java.util.concurrent.CompletableFuture;

/**
 * An upload in parts that is under way. Safe for use by several threads; no method of it waits for the network.
 *
 * <p>The upload runs on daemon threads, which do not keep the program alive: wait for {@link #completion()}.
 */
public interface UploadHandle {

    /**
     * Gives what becomes of the upload: the item, or the exception that the blocking call would have thrown, or a
     * {@link java.util.concurrent.CancellationException} after {@link #cancel()}. Newer versions of Java throw another one
     * of these from {@code join()} and {@code get()}, whose cause is the one that is meant here. While the upload is paused, nothing
     * does. Cancelling the future itself does not touch the upload.
     *
     * @return a future, a new one each time
     */
    CompletableFuture<Item> completion();

    /**
     * Tells how far the upload has come.
     *
     * @return the bytes of the parts that the storage has confirmed; it never falls
     */
    UploadProgress progress();

    /**
     * Stops the upload where it is, so that {@link #resume()} can go on: no further part is begun, and those on their way
     * are broken off, to be sent anew. A call to the service that is under way is waited for. Nothing is aborted, and no
     * thread is kept. Without effect on an upload that has ended, or whose parts are already being put together. With a
     * {@linkplain UploadRequest.Builder#journal journal}, another process may go on instead.
     *
     * <p>How long the storage keeps the parts of an upload that stands still is unknown.
     *
     * @return completes once nothing is sent any more, and the journal tells of all that has arrived; or once the upload
     *     has ended. Never with an exception
     */
    CompletableFuture<UploadProgress> pause();

    /** Goes on with an upload that is paused, with the parts that are missing. Without effect on any other. */
    void resume();

    /**
     * Gives the upload up: stops it, and then has the storage drop its parts. The item that the service has made stays,
     * without a medium, and its journal is deleted. Where dropping the parts fails, the journal stays, and that is a suppressed exception of the
     * {@link java.util.concurrent.CancellationException}. Without effect on an upload that has ended, or whose parts are already
     * being put together, which is then completed.
     */
    void cancel();
}
