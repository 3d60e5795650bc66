package com.syncsketch.sdk.client.upload;

/**
 * Receives progress events of an upload.
 *
 * <ul>
 *   <li>Called on the thread that called the upload. A multipart upload calls it on the threads that send the parts, and for
 *       the final event on the calling thread or the thread of its {@link UploadHandle}. The calls for one upload never
 *       overlap, and each one happens-before the next.
 *   <li>Implementations must return quickly: no bytes are sent until they do. In an upload with a single request, a listener
 *       that blocks for longer than the {@linkplain UploadRequestBuilder#stallTimeout stall timeout} makes it fail.
 *   <li>Exceptions and errors are logged and otherwise ignored; the upload continues. See the {@linkplain
 *       com.syncsketch.sdk.client rules for listeners}, which also cover interrupts, waiting and closing.
 *   <li>{@link UploadProgress#getTransferredBytes()} never decreases and never exceeds the file size. It counts the bytes
 *       that the connection accepted, which may still be in transit; in a multipart upload, the bytes of the parts that the
 *       storage has confirmed, so that a part that is sent again counts once.
 *   <li>After the service has confirmed the upload, there is one final event with all bytes and
 *       {@link UploadProgress#isComplete()}. A failed upload has no final event. Other events occur at most once per
 *       hundredth of the file or per MiB, whichever is less, but not more often than once per 64 KiB.
 * </ul>
 */
@FunctionalInterface
public interface ProgressListener {

    /**
     * Called when the upload has made progress.
     *
     * @param progress the progress of the upload
     */
    void onProgress(UploadProgress progress);
}
