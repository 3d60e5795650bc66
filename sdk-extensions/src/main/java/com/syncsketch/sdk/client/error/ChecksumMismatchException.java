package com.syncsketch.sdk.client.error;

import java.nio.file.Path;

/** The storage got other bytes of a part than were read from the file: its checksum differs. */
public final class ChecksumMismatchException extends UploadException {

    private static final long serialVersionUID = 1L;

    private final int part;

    /**
     * Makes an exception.
     *
     * @param file the file
     * @param part the number of the part, counted from 1
     */
    public ChecksumMismatchException(Path file, int part) {
        super("Part " + part + " of " + file + " arrived with other bytes than were sent", file, null);
        this.part = part;
    }

    /**
     * Gives which part it was.
     *
     * @return the number, counted from 1
     */
    public int part() {
        return part;
    }
}
