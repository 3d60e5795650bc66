package com.syncsketch.sdk.client.upload;

/** How far an upload has come. Objects of it do not change. */
public interface UploadProgress {

    /**
     * Gives the bytes of the file that are on their way; in an upload in parts, those that have arrived.
     *
     * @return bytes, from 0 to {@link #totalBytes()}
     */
    long transferredBytes();

    /**
     * Gives the length of the file.
     *
     * @return bytes, more than 0
     */
    long totalBytes();

    /**
     * Tells whether the service has confirmed the upload.
     *
     * @return true in the one final event
     */
    boolean isComplete();

    /**
     * Gives the part of the file that is on its way.
     *
     * @return a number from 0 to 1
     */
    default double fraction() {
        return (double) transferredBytes() / totalBytes();
    }
}
