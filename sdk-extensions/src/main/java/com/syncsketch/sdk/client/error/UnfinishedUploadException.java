package com.syncsketch.sdk.client.error;

import com.syncsketch.sdk.client.internal.error.ExceptionAccess;
import com.syncsketch.sdk.client.internal.util.Characters;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Thrown when the service created an item for a file, but it is not certain that the file reached the storage. Unless
 * {@link #isPossiblyComplete()} is true, the item has no media file: delete it if you do not retry the upload, which creates
 * another item. If the storage rejected the file, the exception is a {@link StorageException}. Otherwise {@link #getCause()} is a {@link ConnectionException}, a
 * {@link RequestTimeoutException}, an {@link UploadStalledException}, a {@link FileChangedException}, an
 * {@link UnusableFileException}, a {@link ResumeFileException} or a {@link RequestInterruptedException}.
 *
 * <p>If the upload has a resume file, it is not aborted: the storage keeps its parts, and the same method call resumes the
 * upload for the same item.
 *
 * <p>If the response to the last request was lost or not usable, the storage may have received the file, and nothing is
 * aborted. Read the item to find out.
 */
public class UnfinishedUploadException extends UploadException {

    private static final long serialVersionUID = 1L;

    static {
        ExceptionAccess.register(new Access());
    }

    private static final class Access implements ExceptionAccess.UploadDetails {

        @Override
        public void setPossiblyComplete(Throwable exception) {
            ((UnfinishedUploadException) exception).possiblyComplete = true;
        }

        @Override
        public void setRemaining(Throwable exception, String uploadId, String objectKey) {
            UnfinishedUploadException unfinished = (UnfinishedUploadException) exception;
            unfinished.uploadId = Objects.requireNonNull(uploadId, "uploadId");
            unfinished.objectKey = Objects.requireNonNull(objectKey, "objectKey");
        }

        @Override
        public void setResumeFile(Throwable exception, Path resumeFile) {
            ((UnfinishedUploadException) exception).resumeFile = Objects.requireNonNull(resumeFile, "resumeFile");
        }
    }

    private final String baseMessage;
    private final long itemId;

    @Nullable
    private final String itemUuid;

    @Nullable
    private transient Path resumeFile;

    @Nullable
    private String uploadId;

    @Nullable
    private String objectKey;

    private boolean possiblyComplete;

    /**
     * Creates an exception.
     *
     * @param file the file
     * @param itemId the item that the service created for the file
     * @param itemUuid the UUID of the item, or null if the service did not return it
     * @param cause why the upload failed
     */
    public UnfinishedUploadException(Path file, long itemId, @Nullable String itemUuid, SyncSketchException cause) {
        this("The upload of " + file + " failed", file, itemId, itemUuid, Objects.requireNonNull(cause, "cause"));
    }

    UnfinishedUploadException(
            String message, Path file, long itemId, @Nullable String itemUuid, @Nullable SyncSketchException cause) {
        super(message, file, cause);
        this.baseMessage = message;
        this.itemId = itemId;
        this.itemUuid = itemUuid;
    }

    /**
     * Returns the item that the service created for the file.
     *
     * @return the item id
     */
    public long getItemId() {
        return itemId;
    }

    /**
     * Returns the UUID of the item that the service created for the file.
     *
     * @return the UUID, or null if the service did not return it
     */
    @Nullable
    public String getItemUuid() {
        return itemUuid;
    }

    /**
     * Returns the resume file from which the upload can be resumed.
     *
     * @return the path as it was given; null if there is none, or after the exception was deserialized
     */
    @Nullable
    public final Path getResumeFile() {
        return resumeFile;
    }

    /**
     * Returns the multipart upload that remains in storage, with its parts: it was not aborted, because it may have
     * completed or can be resumed, or the abort failed.
     *
     * @return the upload id of the storage; null if nothing remains, or the file was not sent in parts
     */
    @Nullable
    public final String getUploadId() {
        return uploadId;
    }

    /**
     * Returns the name of the object to which the remaining multipart upload belongs.
     *
     * @return the object key; null if {@link #getUploadId()} is null
     */
    @Nullable
    public final String getObjectKey() {
        return objectKey;
    }

    /**
     * Returns whether the upload may have completed despite the failure: the last request was sent, and its response was
     * lost, was not usable or did not rule it out. Then nothing was aborted. Read the item to find out.
     *
     * @return true if the upload may have completed
     */
    public final boolean isPossiblyComplete() {
        return possiblyComplete;
    }

    /**
     * Returns whether the same upload may succeed later.
     *
     * @return true if the cause may be temporary
     */
    @Override
    public boolean isTransient() {
        return getCause() instanceof SyncSketchException cause && cause.isTransient();
    }

    /**
     * Returns the delay that the service requests before the next attempt.
     *
     * @return the delay of the cause, or null if none is requested
     */
    @Override
    @Nullable
    public Duration getRetryAfter() {
        return getCause() instanceof SyncSketchException cause ? cause.getRetryAfter() : null;
    }

    private String next(Path file) {
        return getCause() instanceof FileChangedException
                ? "; to upload the changed file, discard the resume file " + file + " first"
                : "; to resume, upload again with the resume file " + file;
    }

    /** Returns the message, the reason, what remains, and the path of the resume file. */
    @Override
    public String getMessage() {
        Throwable cause = getCause();
        // The message of the cause contains the number of attempts.
        String message = cause == null ? super.getMessage() : baseMessage + ": " + cause.getMessage();
        return Characters.printable(message
                + "; item " + itemId
                + (possiblyComplete
                        ? " may have a media file, because the upload may have completed: read the item to find out"
                        : " has no media file")
                + (uploadId == null || (resumeFile != null && !possiblyComplete)
                        ? ""
                        : "; multipart upload " + uploadId + " of object " + objectKey + " was not aborted")
                + (resumeFile == null ? "" : next(resumeFile)));
    }
}
