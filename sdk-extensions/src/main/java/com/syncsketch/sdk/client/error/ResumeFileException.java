package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The journal of an upload cannot be kept: there is no right to write it, no space for it, or its file system has no
 * locks. Thrown as it stands, nothing was sent; as the cause of an {@link UnfinishedUploadException}, the upload was
 * stopped, and goes on from what the journal held last.
 */
public final class ResumeFileException extends UploadException {

    private static final long serialVersionUID = 1L;

    private final transient Path journal;

    /**
     * Makes an exception.
     *
     * @param file the file that is uploaded, or null if that is unknown
     * @param journal the journal
     * @param reason what is wrong with it, to follow its name
     * @param cause what the file system says, or null if it says nothing
     */
    public ResumeFileException(@Nullable Path file, Path journal, String reason, @Nullable Throwable cause) {
        super("The journal " + Objects.requireNonNull(journal, "journal") + " " + reason, file, cause);
        this.journal = journal;
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
}
