package com.syncsketch.sdk.client.upload;

/**
 * Receives events of uploads of several files. All methods do nothing by default.
 *
 * <ul>
 *   <li>Called on the threads that upload, and at the end on the thread that called the upload. The calls never overlap, and
 *       each one happens-before the next.
 *   <li>Implementations must return quickly: the uploads wait until they do.
 *   <li>Exceptions and errors are logged and otherwise ignored; the uploads continue. See the {@linkplain
 *       com.syncsketch.sdk.client rules for listeners}. An interrupt by a listener starts no further uploads and stops those
 *       in progress, like an interrupt of the thread that called the upload.
 * </ul>
 */
public interface UploadAllListener {

    /**
     * Called once for each file, as soon as its outcome is known. Files are reported in the order in which they finish;
     * files that were not started are reported at the end, in their own order.
     *
     * @param outcome the file with its item or its failure
     */
    default void onOutcome(UploadAllResult.Outcome outcome) {}

    /**
     * Called with the total progress of all files: whenever a file makes progress (see {@link ProgressListener}), after each
     * {@link #onOutcome}, and once more at the end, with {@link UploadAllProgress#isComplete()}.
     *
     * @param progress the total progress
     */
    default void onProgress(UploadAllProgress progress) {}
}
