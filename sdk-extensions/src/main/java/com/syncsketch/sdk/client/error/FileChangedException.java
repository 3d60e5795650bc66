package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;

/** Thrown when a file changed while it was uploaded: its length, its modification time or the file itself is different. */
public final class FileChangedException extends UploadException {

    private static final long serialVersionUID = 1L;

    @Nullable
    private final Long itemId;

    /**
     * Creates an exception.
     *
     * @param file the file
     * @param itemId the item that the service created from the bytes, or null if it created none
     * @param cause how the change was detected, or null if it was detected after the transfer
     */
    public FileChangedException(Path file, @Nullable Long itemId, @Nullable Throwable cause) {
        super(
                file + " changed during the upload"
                        + (itemId == null ? "" : "; item " + itemId + " may contain a mix of old and new bytes"),
                file,
                cause);
        this.itemId = itemId;
    }

    /**
     * Returns the item that the service created from the mixed bytes.
     *
     * @return the item id, or null if the service created none
     */
    @Nullable
    public Long getItemId() {
        return itemId;
    }
}
