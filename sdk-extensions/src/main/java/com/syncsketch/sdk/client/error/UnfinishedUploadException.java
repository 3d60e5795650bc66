package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The service made an item for a file, but the file did not reach the storage. The item stays without its medium: delete
 * it if the upload is not tried again, which makes another item. Where the storage refused, it is a
 * {@link StorageException}; otherwise {@link #getCause()} tells why: a {@link ConnectionException}, a
 * {@link RequestTimeoutException}, an {@link UploadStalledException}, a {@link FileChangedException}, an
 * {@link UnusableFileException}, a {@link ResumeFileException} or a {@link RequestInterruptedException}.
 *
 * <p>Where the upload has a journal, nothing is given up: the storage keeps its parts, and the same call goes on with it,
 * for the same item.
 *
 * <p>Where the connection broke, or the answer did not come in time, the storage may have the file all the same; the
 * item tells, once it is read.
 */
public class UnfinishedUploadException extends UploadException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final long itemId;

    @Nullable
    private final String itemUuid;

    @Nullable
    private transient Path journal;

    private boolean mayBeComplete;

    /**
     * Makes an exception.
     *
     * @param file the file
     * @param itemId the item that the service has made for the file
     * @param itemUuid the item's uuid, or null if the service did not name it
     * @param cause why the upload failed
     */
    public UnfinishedUploadException(Path file, long itemId, @Nullable String itemUuid, SyncSketchException cause) {
        this(
                "The upload of " + file + " failed; item " + itemId + " has no medium",
                file,
                itemId,
                itemUuid,
                Objects.requireNonNull(cause, "cause"));
    }

    UnfinishedUploadException(
            String message, Path file, long itemId, @Nullable String itemUuid, @Nullable SyncSketchException cause) {
        super(message, file, cause);
        this.what = message;
        this.itemId = itemId;
        this.itemUuid = itemUuid;
    }

    /**
     * Gives the item that the service has made for the file.
     *
     * @return the item's id
     */
    public long itemId() {
        return itemId;
    }

    /**
     * Gives the uuid of the item that the service has made for the file.
     *
     * @return the item's uuid, or null if the service did not name it
     */
    @Nullable
    public String itemUuid() {
        return itemUuid;
    }

    /**
     * Gives the journal from which the upload can go on.
     *
     * @return the journal as it was given; null if there is none, or after the exception itself was deserialized
     */
    @Nullable
    public final Path journal() {
        return journal;
    }

    /**
     * Tells whether the file may have arrived although the upload failed: the parts were to be put together, and the answer
     * to that was lost or said that something else was wrong for now. The item tells, once it is read.
     *
     * @return true if it may; false does not rule it out where the file was sent as a whole and the connection broke
     */
    public final boolean mayBeComplete() {
        return mayBeComplete;
    }

    /** Notes that the file may have arrived. The client does this before it throws; there is no need to call it elsewhere. */
    public final void noteMayBeComplete() {
        mayBeComplete = true;
    }

    /**
     * Notes the journal from which the upload can go on. The client does this before it throws; there is no need to call
     * it elsewhere.
     *
     * @param journal the journal
     */
    public final void noteJournal(Path journal) {
        this.journal = Objects.requireNonNull(journal, "journal");
    }

    /** Gives what happened and why, and where the journal is. */
    @Override
    public String getMessage() {
        Throwable cause = getCause();
        // The cause tells the number of attempts itself.
        String message = cause == null ? super.getMessage() : what + ": " + cause.getMessage();
        return message
                + (mayBeComplete ? "; it may be complete all the same, which the item tells" : "")
                + (journal == null ? "" : "; to go on, upload again with the journal " + journal);
    }
}
