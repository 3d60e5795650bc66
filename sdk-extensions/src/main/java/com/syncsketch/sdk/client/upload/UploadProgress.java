package com.syncsketch.sdk.client.upload;

/** The progress of an upload. Immutable. */
public interface UploadProgress {

    /**
     * Returns how many bytes of the file were transferred. In a multipart upload, these are the bytes of the parts that the
     * storage has confirmed.
     *
     * @return the number of bytes, from 0 to {@link #getTotalBytes()}
     */
    long getTransferredBytes();

    /**
     * Returns how many bytes were verified: the storage returned the checksum of their part, and it is equal. If checksums
     * cannot be compared, or for other kinds of uploads, this is 0. Parts that an earlier process has sent do not count.
     *
     * @return the number of bytes, from 0 to {@link #getTotalBytes()}
     */
    default long getVerifiedBytes() {
        return 0;
    }

    /**
     * Returns the file size.
     *
     * @return the size in bytes, more than 0
     */
    long getTotalBytes();

    /**
     * Returns whether the service has confirmed the upload.
     *
     * @return true in the final event
     */
    boolean isComplete();

    /**
     * Returns the transferred fraction of the file.
     *
     * @return a number from 0 to 1
     */
    default double getFraction() {
        return (double) getTransferredBytes() / getTotalBytes();
    }
}
