package com.syncsketch.sdk.client.error;

import java.nio.file.Path;

/** The file is larger than the way of uploading allows. Nothing was sent. */
public final class FileTooLargeException extends UploadException {

    private static final long serialVersionUID = 1L;

    private final long size;
    private final long limit;

    /**
     * Makes an exception.
     *
     * @param file the file
     * @param size its length in bytes
     * @param limit the longest length that the way of uploading allows, in bytes
     */
    public FileTooLargeException(Path file, long size, long limit) {
        super(file + " has " + size + " bytes; this way of uploading takes " + limit + " at most", file, null);
        this.size = size;
        this.limit = limit;
    }

    /**
     * Gives the length of the file.
     *
     * @return the length in bytes
     */
    public long size() {
        return size;
    }

    /**
     * Gives the longest length that the way of uploading allows.
     *
     * @return the length in bytes
     */
    public long limit() {
        return limit;
    }
}
