package com.syncsketch.sdk.client.download;

/**
 * Receives progress events of a download.
 *
 * <p>Called on the thread that called the download, at most once per MiB, and once at the end. The calls for one download never
 * overlap, and the number of bytes never decreases. A failed download has no final event. If a retry starts from the beginning,
 * there are no events until it has passed its earlier progress, and the file size may then be different. A resumed download
 * counts the bytes of its partial file.
 *
 * <p>Implementations must return quickly: no bytes are read until they do. A listener that blocks for longer than the
 * {@linkplain DownloadOptions.Builder#idleTimeout idle timeout} makes the download fail. Exceptions and errors are logged and
 * otherwise ignored. See the {@linkplain com.syncsketch.sdk.client rules for listeners}.
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
