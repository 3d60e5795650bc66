package com.syncsketch.sdk.client.error;

import java.nio.file.Path;

/**
 * Thrown when an upload requires checksums ({@code verifyChecksums(true)}), but cannot compare them: the Java platform has no
 * MD5, as in FIPS mode, or the storage returns ETags that are not MD5 checksums, as with keys of AWS KMS. In the first case nothing was
 * sent.
 */
public final class ChecksumUnavailableException extends UploadException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param file the file
     * @param reason why checksums cannot be compared
     */
    public ChecksumUnavailableException(Path file, String reason) {
        super(
                "The checksums of " + file + " cannot be verified: " + reason
                        + "; without verifyChecksums(true), the upload continues without this check",
                file,
                null);
    }
}
