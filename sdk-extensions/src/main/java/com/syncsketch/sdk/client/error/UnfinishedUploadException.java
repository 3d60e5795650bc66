package com.syncsketch.sdk.client.error;

import com.syncsketch.sdk.client.internal.error.ExceptionAccess;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Thrown when the service created an item for a file, but the file did not reach the storage. The item has no media file.
 * Delete it if you do not retry the upload, which creates another item. If the storage rejected the file, the exception is a
 * {@link StorageException}. Otherwise {@link #getCause()} is a {@link ConnectionException}, a
 * {@link RequestTimeoutException}, an {@link UploadStalledException}, a {@link FileChangedException}, an
 * {@link UnusableFileException}, a {@link ResumeFileException} or a {@link RequestInterruptedException}.
 *
 * <p>If the upload has a resume file, it is not aborted: the storage keeps its parts, and the same method call resumes the
 * upload for the same item.
 *
 * <p>If the connection broke or the response timed out, the storage may have received the file. Read the item to find out.
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
        this(
                "The upload of " + file + " failed; item " + itemId + " has no media file",
                file,
                itemId,
                itemUuid,
                Objects.requireNonNull(cause, "cause"));
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
     * Returns whether the upload may have completed despite the failure: the request to complete the multipart upload was
     * sent, and its response was lost or reported a temporary error. Read the item to find out.
     *
     * @return true if the upload may have completed; false does not rule it out if the file was sent in a single request and
     *     the connection broke
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

    /** Returns the message, the reason and the path of the resume file. */
    @Override
    public String getMessage() {
        Throwable cause = getCause();
        // The message of the cause contains the number of attempts.
        String message = cause == null ? super.getMessage() : baseMessage + ": " + cause.getMessage();
        return message
                + (possiblyComplete ? "; the upload may have completed: read the item to find out" : "")
                + (resumeFile == null ? "" : "; to resume, upload again with the resume file " + resumeFile);
    }
}
