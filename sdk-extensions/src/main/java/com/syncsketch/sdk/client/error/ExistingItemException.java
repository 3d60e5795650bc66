package com.syncsketch.sdk.client.error;

import java.nio.file.Path;

/**
 * Thrown when a file of a batch was not uploaded because it is not certain whether an item contains it: the review has an item of the
 * same name, or the file may have arrived as a new version in an earlier run. Nothing was sent.
 */
public final class ExistingItemException extends UploadException {

    private static final long serialVersionUID = 1L;

    private final long itemId;

    /**
     * Creates an exception.
     *
     * @param file the file
     * @param itemId the item
     * @param reason why it is not certain, as a predicate of the item, and what the caller can do
     */
    public ExistingItemException(Path file, long itemId, String reason) {
        super(file + " was not uploaded, because item " + itemId + " " + reason, file, null);
        this.itemId = itemId;
    }

    /**
     * Returns the item that may contain the file.
     *
     * @return the item id
     */
    public long getItemId() {
        return itemId;
    }
}
