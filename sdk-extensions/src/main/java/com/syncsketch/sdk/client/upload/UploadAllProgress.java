package com.syncsketch.sdk.client.upload;

/**
 * How far the uploads of many files have come.
 *
 * <p>The lengths of the files are those that they had when the call began; one that could not be looked at counts 0 bytes.
 *
 * @param doneFiles the files that have arrived, also before the call
 * @param failedFiles the files that have failed or were not begun
 * @param totalFiles all files
 * @param transferredBytes the bytes that the storage has confirmed, also of files that failed later, and before the call; it
 *     never falls and never exceeds {@code totalBytes}
 * @param totalBytes the bytes of all files
 * @param isEnd true in the one last event, when the outcome of each file is known
 */
public record UploadAllProgress(
        int doneFiles, int failedFiles, int totalFiles, long transferredBytes, long totalBytes, boolean isEnd) {

    /**
     * Gives the part of all bytes that has arrived.
     *
     * @return a number from 0 to 1; 1 where there are no bytes
     */
    public double fraction() {
        return totalBytes == 0 ? 1 : (double) transferredBytes / totalBytes;
    }
}
