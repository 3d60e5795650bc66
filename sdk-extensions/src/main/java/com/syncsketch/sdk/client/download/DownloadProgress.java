package com.syncsketch.sdk.client.download;

import java.util.OptionalLong;

/** How far a download has come. Objects of it do not change. */
public interface DownloadProgress {

    /**
     * Gives the bytes that are written.
     *
     * @return bytes, not negative
     */
    long receivedBytes();

    /**
     * Gives the length of the file.
     *
     * @return bytes; empty where the storage does not say
     */
    OptionalLong totalBytes();

    /**
     * Tells whether the file is complete and has its name.
     *
     * @return true in the one final event
     */
    boolean isComplete();
}
