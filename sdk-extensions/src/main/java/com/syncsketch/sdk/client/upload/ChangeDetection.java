package com.syncsketch.sdk.client.upload;

/**
 * How an upload detects that the file has changed since it started, or since an earlier run uploaded a part of it. A change
 * of the size is always detected.
 */
public enum ChangeDetection {

    /**
     * Compares the size and the modification time; when an upload is resumed, also samples of the content (at most 1 MiB).
     * Nothing is read twice. A new modification time alone stops the upload: after {@code touch}, after a copy from a
     * backup, or on a file system that rounds times.
     */
    SIZE_AND_TIME,

    /**
     * Compares the bytes that were sent with those of the file, whatever its modification time.
     *
     * <ul>
     *   <li>An upload that is resumed first reads the parts that were sent before and compares their MD5. This takes as
     *       long as reading these parts once. A part whose MD5 is unknown is sent again: the storage returned none as its
     *       ETag, and the checksums were turned off or the JVM has no MD5.
     *   <li>If the modification time changes during an upload, all parts are read again before the upload is completed. If
     *       it changes again meanwhile, that is repeated, at most three times.
     *   <li>An upload in a single request computes the SHA-256 of the bytes while it sends them, and reads the file again if
     *       the modification time has changed.
     *   <li>{@link UploadAllRequestBuilder#resumeFolder} records the SHA-256 of each file, for which each file is read once
     *       more per run. A file that was recorded with {@link #SIZE_AND_TIME} is compared in that way.
     * </ul>
     */
    CONTENT
}
