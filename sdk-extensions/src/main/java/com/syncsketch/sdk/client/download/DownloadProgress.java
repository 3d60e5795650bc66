package com.syncsketch.sdk.client.download;

import java.util.OptionalLong;

/** The progress of a download. Immutable. */
public interface DownloadProgress {

    /**
     * Returns how many bytes were written.
     *
     * @return the number of bytes, not negative
     */
    long getReceivedBytes();

    /**
     * Returns the file size.
     *
     * @return the size in bytes, or empty if the storage does not announce it
     */
    OptionalLong getTotalBytes();

    /**
     * Returns whether the file is complete and has been moved to its target.
     *
     * @return true in the final event
     */
    boolean isComplete();
}
