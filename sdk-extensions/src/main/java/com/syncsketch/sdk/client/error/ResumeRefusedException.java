package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Thrown when there is a resume file, but the upload cannot be resumed from it. Neither the resume file nor the parts in
 * storage were changed. Fix the {@link #getReason()} and upload again, or abandon the old upload with
 * {@link com.syncsketch.sdk.client.resource.Uploads#discard} (if that is refused as well, delete the resume file) and start
 * a new one.
 */
public final class ResumeRefusedException extends UploadException {

    private static final long serialVersionUID = 1L;

    private final transient Path resumeFile;
    private final Reason reason;

    @Nullable
    private final Long itemId;

    /** Why an upload cannot be resumed. */
    public enum Reason {
        /** The file is not the one that was being uploaded: its length, modification time or content differs. */
        FILE_CHANGED("discard the resume file and upload again"),
        /** The resume file belongs to another upload: another host or review, or other settings. */
        OTHER_UPLOAD("use another resume file"),
        /** The service or the storage no longer knows the upload, or it was ended elsewhere. */
        UPLOAD_GONE("discard the resume file and upload again"),
        /** The resume file is damaged, is not a resume file, or has a format that this version does not support. */
        RESUME_FILE_UNREADABLE("use another resume file, or delete this one to start a new upload"),
        /** Another process or thread is using the resume file. */
        RESUME_FILE_IN_USE("wait until the other upload has ended");

        private final String advice;

        Reason(String advice) {
            this.advice = advice;
        }
    }

    /**
     * Creates an exception.
     *
     * @param file the file to upload, or null if it is unknown
     * @param resumeFile the resume file
     * @param reason the reason, not null
     * @param detail the reason in words
     * @param itemId the item that the service created for the upload, or null if the resume file contains none
     * @param cause the cause, or null if the resume file alone shows the reason
     */
    public ResumeRefusedException(
            @Nullable Path file,
            Path resumeFile,
            Reason reason,
            String detail,
            @Nullable Long itemId,
            @Nullable Throwable cause) {
        super(
                "The upload cannot be resumed from " + Objects.requireNonNull(resumeFile, "resumeFile") + ": " + detail
                        + (itemId == null ? "" : "; it belongs to item " + itemId) + "; " + reason.advice,
                file,
                cause);
        this.resumeFile = resumeFile;
        this.reason = reason;
        this.itemId = itemId;
    }

    /**
     * Returns why the upload cannot be resumed.
     *
     * @return the reason
     */
    public Reason getReason() {
        return reason;
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

    /**
     * Returns the item that the service created for the upload.
     *
     * @return the item id, or null if the resume file contains none
     */
    @Nullable
    public Long getItemId() {
        return itemId;
    }
}
