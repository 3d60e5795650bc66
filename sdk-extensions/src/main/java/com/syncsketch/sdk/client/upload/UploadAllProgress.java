package com.syncsketch.sdk.client.upload;

import jakarta.annotation.Nullable;
import java.util.Objects;

/**
 * The total progress of uploads of several files. Immutable.
 *
 * <p>File sizes are those at the start of the upload; a file that could not be accessed counts 0 bytes.
 */
public final class UploadAllProgress {

    private final int succeededFiles;
    private final int failedFiles;
    private final int totalFiles;
    private final long transferredBytes;
    private final long totalBytes;
    private final boolean complete;

    /**
     * Creates a progress. The client does this; tests can as well.
     *
     * @param succeededFiles the number of files that were uploaded, now or before
     * @param failedFiles the number of files that failed or were not started
     * @param totalFiles the number of files
     * @param transferredBytes the number of bytes that the storage has confirmed
     * @param totalBytes the size of all files in bytes
     * @param complete whether the outcome of each file is known
     */
    public UploadAllProgress(
            int succeededFiles,
            int failedFiles,
            int totalFiles,
            long transferredBytes,
            long totalBytes,
            boolean complete) {
        this.succeededFiles = succeededFiles;
        this.failedFiles = failedFiles;
        this.totalFiles = totalFiles;
        this.transferredBytes = transferredBytes;
        this.totalBytes = totalBytes;
        this.complete = complete;
    }

    /**
     * Returns how many files were uploaded, including files that had been uploaded before.
     *
     * @return the number of files
     */
    public int getSucceededFiles() {
        return succeededFiles;
    }

    /**
     * Returns how many files failed or were not started.
     *
     * @return the number of files
     */
    public int getFailedFiles() {
        return failedFiles;
    }

    /**
     * Returns the number of files.
     *
     * @return the number of all files of the request
     */
    public int getTotalFiles() {
        return totalFiles;
    }

    /**
     * Returns how many bytes the storage has confirmed, including those of files that failed later or had been uploaded
     * before.
     *
     * @return the number of bytes; it never decreases and never exceeds {@link #getTotalBytes()}
     */
    public long getTransferredBytes() {
        return transferredBytes;
    }

    /**
     * Returns the size of all files.
     *
     * @return the size in bytes
     */
    public long getTotalBytes() {
        return totalBytes;
    }

    /**
     * Returns whether the outcome of each file is known.
     *
     * @return true in the final event
     */
    public boolean isComplete() {
        return complete;
    }

    /**
     * Returns the transferred fraction of all bytes.
     *
     * @return a number from 0 to 1; 1 if there are no bytes
     */
    public double getFraction() {
        return totalBytes == 0 ? 1 : (double) transferredBytes / totalBytes;
    }

    /** Returns whether the other object is a progress with equal values. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UploadAllProgress that
                && succeededFiles == that.succeededFiles
                && failedFiles == that.failedFiles
                && totalFiles == that.totalFiles
                && transferredBytes == that.transferredBytes
                && totalBytes == that.totalBytes
                && complete == that.complete;
    }

    /** Returns a hash code that is consistent with {@link #equals}. */
    @Override
    public int hashCode() {
        return Objects.hash(succeededFiles, failedFiles, totalFiles, transferredBytes, totalBytes, complete);
    }

    /** Returns the numbers of files and bytes. */
    @Override
    public String toString() {
        return "UploadAllProgress{" + succeededFiles + " uploaded, " + failedFiles + " failed, " + totalFiles
                + " in total, " + transferredBytes + " of " + totalBytes + " bytes}";
    }
}
