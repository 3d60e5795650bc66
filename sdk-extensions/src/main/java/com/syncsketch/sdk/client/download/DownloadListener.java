package com.syncsketch.sdk.client.download;

/**
 * Is told how a download goes on: at most once for each MiB on a thread of the HTTP client, and once at the end on the
 * thread that called the download. Calls for one download never overlap, and the numbers never fall. Where the download
 * fails there is no final event, but an exception from the call. Where it is tried again it begins anew, and nothing is
 * told until it is further than it was; the length may be another one then.
 *
 * <p>It must not take long: no bytes are read until it returns. An exception that it throws is logged and otherwise
 * ignored.
 */
@FunctionalInterface
public interface DownloadListener {

    /**
     * Takes an event.
     *
     * @param progress how far the download has come
     */
    void onProgress(DownloadProgress progress);
}
