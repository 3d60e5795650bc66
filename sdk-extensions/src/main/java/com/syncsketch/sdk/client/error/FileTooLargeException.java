package com.syncsketch.sdk.client.error;

import java.nio.file.Path;

/** Thrown when a file exceeds the size limit of the upload method. Nothing was sent. */
public final class FileTooLargeException extends UploadException {

    private static final long serialVersionUID = 1L;

    private final long size;
    private final long limit;

    /**
     * Creates an exception.
     *
     * @param file the file
     * @param size the file size in bytes
     * @param limit the maximum size for the upload method, in bytes
     */
    public FileTooLargeException(Path file, long size, long limit) {
        super(file + " has " + size + " bytes; this upload method allows at most " + limit, file, null);
        this.size = size;
        this.limit = limit;
    }

    /**
     * Returns the file size.
     *
     * @return the size in bytes
     */
    public long getSize() {
        return size;
    }

    /**
     * Returns the maximum size for the upload method.
     *
     * @return the size in bytes
     */
    public long getLimit() {
        return limit;
    }
}
