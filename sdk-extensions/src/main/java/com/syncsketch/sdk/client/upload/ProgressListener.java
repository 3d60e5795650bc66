package com.syncsketch.sdk.client.upload;

/**
 * Is told how an upload goes on.
 *
 * <ul>
 *   <li>It is called on a thread of the HTTP client while bytes are sent, and at the end on the thread that called the
 *       upload. An upload in parts calls it on the threads that send the parts, and at the end on the thread that called
 *       the upload, or on that of its {@link UploadHandle}. Calls for one upload never overlap, and each one sees what the one before it did.
 *   <li>It must not take long: no bytes are sent until it returns. Hand over to another thread what takes time.
 *   <li>An exception that it throws is logged and otherwise ignored; the upload goes on.
 *   <li>{@link UploadProgress#transferredBytes()} never falls and never exceeds the length of the file. It counts the
 *       bytes that the connection took, which may still be on their way; in an upload in parts, those of the parts that
 *       the storage has confirmed, so that a part which is sent again counts once.
 *   <li>There is one final event, with all bytes and {@link UploadProgress#isComplete()}, after the service has confirmed
 *       the upload. Where the upload fails there is none, but an exception from the call. Before it, events come at most
 *       once for each hundredth of the file or each MiB, whichever is less, and not below 64 KiB.
 * </ul>
 */
@FunctionalInterface
public interface ProgressListener {

    /**
     * Takes an event.
     *
     * @param progress how far the upload has come
     */
    void onProgress(UploadProgress progress);
}
