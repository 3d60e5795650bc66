package com.syncsketch.sdk.client.error;

import java.nio.file.Path;
import java.time.Duration;

/** Thrown when the connection accepted no bytes for the stall timeout. The upload was aborted. */
public final class UploadStalledException extends UploadException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param file the file
     * @param sent the number of bytes that the connection accepted
     * @param stall the stall timeout
     */
    public UploadStalledException(Path file, long sent, Duration stall) {
        super(
                "The upload of " + file + " stalled after " + sent + " bytes: the connection accepted no data for "
                        + stall.toMillis() + " ms",
                file,
                null);
    }

    /** Returns true: the same request may succeed later. */
    @Override
    public boolean isTransient() {
        return true;
    }
}
