package com.syncsketch.sdk.client.error;

import java.nio.file.Path;

/**
 * Thrown when a file of a batch was not uploaded because it may still be written: it is younger than the minimum age, or it
 * changed after the folder was listed. Nothing was sent. Upload it again later.
 */
public final class UnstableFileException extends UploadException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param file the file
     * @param reason the evidence that the file may still be written, as a predicate such as "has changed"
     */
    public UnstableFileException(Path file, String reason) {
        super(file + " may still be written: it " + reason + "; upload it again later", file, null);
    }

    /**
     * Returns whether the same upload may succeed later.
     *
     * @return true
     */
    @Override
    public boolean isTransient() {
        return true;
    }
}
