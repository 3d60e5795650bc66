package com.syncsketch.sdk.client.error;

import java.nio.file.Path;

/**
 * Thrown when the checksum that the storage returns for a part differs from the checksum of the bytes that were read from
 * the file.
 */
public final class ChecksumMismatchException extends UploadException {

    private static final long serialVersionUID = 1L;

    private final int part;

    /**
     * Creates an exception.
     *
     * @param file the file
     * @param part the part number, starting at 1
     */
    public ChecksumMismatchException(Path file, int part) {
        super(
                "Part " + part + " of " + file + " was corrupted in transit: the checksum of the storage differs",
                file,
                null);
        this.part = part;
    }

    /**
     * Returns the part number.
     *
     * @return the number, starting at 1
     */
    public int getPartNumber() {
        return part;
    }

    /** Returns true: the same request may succeed later. */
    @Override
    public boolean isTransient() {
        return true;
    }
}
