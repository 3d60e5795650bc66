package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;

/** The file changed while it was sent: its length, its time of change or the file itself is another one now. */
public final class FileChangedException extends UploadException {

    private static final long serialVersionUID = 1L;

    @Nullable
    private final Long itemId;

    /**
     * Makes an exception.
     *
     * @param file the file
     * @param itemId the item that the service made of the bytes, or null if it made none
     * @param cause how it was noticed, or null if it was noticed at the end
     */
    public FileChangedException(Path file, @Nullable Long itemId, @Nullable Throwable cause) {
        super(
                file + " changed while it was sent"
                        + (itemId == null ? "" : "; item " + itemId + " may hold a mix of old and new bytes"),
                file,
                cause);
        this.itemId = itemId;
    }

    /**
     * Gives the item that the service made of the mixed bytes.
     *
     * @return the item's id, or null if the service made none
     */
    @Nullable
    public Long itemId() {
        return itemId;
    }
}
