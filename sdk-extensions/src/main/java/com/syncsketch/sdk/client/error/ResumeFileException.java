package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Thrown when the resume file of an upload cannot be written or locked: permissions, disk space, a file system without
 * locks (see {@link com.syncsketch.sdk.client.upload.UploadRequestBuilder#lockResumeFile}), or something else than a regular
 * file in its place, such as a symbolic link. If it is thrown directly, nothing was sent. If it is the cause of an
 * {@link UnfinishedUploadException}, the upload was stopped and can be resumed from the last state in the resume file.
 */
public final class ResumeFileException extends UploadException {

    private static final long serialVersionUID = 1L;

    private final transient Path resumeFile;

    /**
     * Creates an exception.
     *
     * @param file the file to upload, or null if it is unknown
     * @param resumeFile the resume file
     * @param reason what is wrong, as a phrase that follows the name of the resume file
     * @param cause the cause, or null if there is none
     */
    public ResumeFileException(@Nullable Path file, Path resumeFile, String reason, @Nullable Throwable cause) {
        super("The resume file " + Objects.requireNonNull(resumeFile, "resumeFile") + " " + reason, file, cause);
        this.resumeFile = resumeFile;
    }

    /**
     * Returns the resume file.
     *
     * @return the path as it was given; null only after the exception was deserialized
     */
    @Nullable
    public Path getResumeFile() {
        return resumeFile;
    }
}
