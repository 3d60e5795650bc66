package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Thrown when an upload completed, but the new item could not be fetched afterwards. Do not upload again: fetch the item
 * later. {@link #getCause()} is the reason.
 */
public final class ItemFetchException extends UploadException {

    private static final long serialVersionUID = 1L;

    private final long itemId;

    @Nullable
    private final String itemUuid;

    /**
     * Creates an exception.
     *
     * @param file the file, or null if the service fetched it from a URL
     * @param itemId the new item
     * @param itemUuid the UUID of the item, or null if the service did not return it
     * @param cause why the item could not be fetched
     */
    public ItemFetchException(@Nullable Path file, long itemId, @Nullable String itemUuid, SyncSketchException cause) {
        super(
                (file == null ? "The upload" : "The upload of " + file) + " completed, but item " + itemId
                        + " could not be fetched: "
                        + Objects.requireNonNull(cause, "cause").getMessage(),
                file,
                cause);
        this.itemId = itemId;
        this.itemUuid = itemUuid;
    }

    /**
     * Returns the new item.
     *
     * @return the item id
     */
    public long getItemId() {
        return itemId;
    }

    /**
     * Returns the UUID of the new item.
     *
     * @return the UUID, or null if the service did not return it
     */
    @Nullable
    public String getItemUuid() {
        return itemUuid;
    }
}
