package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Objects;

/**
 * There is a journal, but the upload cannot go on from it. Nothing was touched, neither the journal nor what the storage
 * has. {@link #reason()} tells what to do: mend what is wrong and call again, or give the old upload up by
 * {@link com.syncsketch.sdk.client.resource.Uploads#discard} (where even that is refused, delete the journal) and begin anew.
 */
public final class ResumeRefusedException extends UploadException {

    private static final long serialVersionUID = 1L;

    private final transient Path journal;
    private final Reason reason;

    @Nullable
    private final Long itemId;

    /** Why an upload cannot go on. */
    public enum Reason {
        /** The file is not the one of which parts were sent: its length, its time of change or its bytes differ. */
        FILE_CHANGED,
        /** The journal is of another upload: to another service or review, or with other settings. */
        OTHER_UPLOAD,
        /** The service or the storage does not know the upload any more, or somebody else has ended it. */
        UPLOAD_GONE,
        /** The journal is damaged, no journal at all, or of a format that this version does not know. */
        JOURNAL_UNREADABLE,
        /** Another process, or another thread of this one, is using the journal. */
        JOURNAL_IN_USE
    }

    /**
     * Makes an exception.
     *
     * @param file the file that was to be uploaded, or null if that is unknown
     * @param journal the journal
     * @param reason why
     * @param detail why, in words
     * @param itemId the item that the service has made for the upload, or null if the journal names none
     * @param cause how it was noticed, or null if the journal alone shows it
     */
    public ResumeRefusedException(
            @Nullable Path file,
            Path journal,
            Reason reason,
            String detail,
            @Nullable Long itemId,
            @Nullable Throwable cause) {
        super(
                "The upload cannot go on from the journal " + Objects.requireNonNull(journal, "journal") + ": " + detail
                        + (itemId == null ? "" : "; it is of item " + itemId),
                file,
                cause);
        this.journal = journal;
        this.reason = Objects.requireNonNull(reason, "reason");
        this.itemId = itemId;
    }

    /**
     * Gives why the upload cannot go on.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Gives the journal.
     *
     * @return the journal as it was given; null only after the exception itself was deserialized
     */
    @Nullable
    public Path journal() {
        return journal;
    }

    /**
     * Gives the item that the service has made for the upload.
     *
     * @return the item's id, or null if the journal names none
     */
    @Nullable
    public Long itemId() {
        return itemId;
    }
}
