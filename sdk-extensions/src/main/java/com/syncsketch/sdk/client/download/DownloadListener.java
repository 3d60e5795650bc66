package com.syncsketch.sdk.client.download;

/**
 * Receives progress events of a download.
 *
 * <p>Called at most once per MiB on a thread of the HTTP client, and for the final event on the thread that called the
 * download. The calls for one download never overlap, and the number of bytes never decreases. A failed download has no
 * final event. A download that is retried starts from the beginning; there are no events until it has passed its earlier
 * progress, and the file size may then be different.
 *
 * <p>Implementations must return quickly: no bytes are read until they do. Exceptions are logged and otherwise ignored.
 */
@FunctionalInterface
public interface DownloadListener {

    /**
     * Called when the download has made progress.
     *
     * @param progress the progress of the download
     */
    void onProgress(DownloadProgress progress);
}
