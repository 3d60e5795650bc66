package com.syncsketch.sdk.client.error;

import java.nio.file.Path;
import java.time.Duration;

/** The connection took no more bytes of the file for too long, so the upload was given up. */
public final class UploadStalledException extends UploadException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param file the file
     * @param sent how many bytes of it the connection took
     * @param stall for how long it took none
     */
    public UploadStalledException(Path file, long sent, Duration stall) {
        super(
                "The upload of " + file + " stalled after " + sent + " bytes: the connection took none for "
                        + stall.toMillis() + " ms",
                file,
                null);
    }
}
