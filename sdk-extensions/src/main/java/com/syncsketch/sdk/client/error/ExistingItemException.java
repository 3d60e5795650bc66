package com.syncsketch.sdk.client.error;

import java.nio.file.Path;

/**
 * Thrown when a file of a batch was not uploaded because the review has an item of the same name, but it is not certain that
 * this item contains the file. Nothing was sent.
 */
public final class ExistingItemException extends UploadException {

    private static final long serialVersionUID = 1L;

    private final long itemId;

    /**
     * Creates an exception.
     *
     * @param file the file
     * @param itemId the item of the same name
     * @param reason why it is not certain, and what the caller can do
     */
    public ExistingItemException(Path file, long itemId, String reason) {
        super(file + " was not uploaded, because item " + itemId + " has the same name, but " + reason, file, null);
        this.itemId = itemId;
    }

    /**
     * Returns the item of the same name.
     *
     * @return the item id
     */
    public long getItemId() {
        return itemId;
    }
}
