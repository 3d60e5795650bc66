package com.syncsketch.sdk.client.upload;

/**
 * Is told how uploads of many files go on. Each method does nothing unless overridden.
 *
 * <ul>
 *   <li>It is called on the threads that send, and at the end on the thread that called the upload. Calls never overlap, and
 *       each one sees what the one before it did.
 *   <li>It must not take long: files wait until it returns. Hand over to another thread what takes time.
 *   <li>An exception that it throws is logged and otherwise ignored; the uploads go on.
 * </ul>
 */
public interface UploadAllListener {

    /**
     * Takes what has become of a file, as soon as that is known: once for each file. Files come in the order in which they
     * end, and those that were not begun at the end, in their own order.
     *
     * @param outcome the file, and its item or its failure
     */
    default void onOutcome(UploadAllResult.Outcome outcome) {}

    /**
     * Takes how far all files together have come: each time that a file gets further, see {@link ProgressListener}, after each
     * {@link #onOutcome}, and once more at the end, with {@link UploadAllProgress#isEnd()}.
     *
     * @param progress how far they have come
     */
    default void onProgress(UploadAllProgress progress) {}
}
