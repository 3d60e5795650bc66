package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The upload is complete, but the new item could not be read afterwards. Nothing has to be sent again: read the item
 * later. {@link #getCause()} tells why it could not be read.
 */
public final class ItemFetchException extends UploadException {

    private static final long serialVersionUID = 1L;

    private final long itemId;

    @Nullable
    private final String itemUuid;

    /**
     * Makes an exception.
     *
     * @param file the file
     * @param itemId the new item
     * @param itemUuid the item's uuid, or null if the service did not name it
     * @param cause why it could not be read
     */
    public ItemFetchException(Path file, long itemId, @Nullable String itemUuid, SyncSketchException cause) {
        super(
                "The upload of " + file + " is complete, but item " + itemId + " could not be read: "
                        + Objects.requireNonNull(cause, "cause").getMessage(),
                file,
                cause);
        this.itemId = itemId;
        this.itemUuid = itemUuid;
    }

    /**
     * Gives the new item.
     *
     * @return the item's id
     */
    public long itemId() {
        return itemId;
    }

    /**
     * Gives the uuid of the new item.
     *
     * @return the item's uuid, or null if the service did not name it
     */
    @Nullable
    public String itemUuid() {
        return itemUuid;
    }
}
