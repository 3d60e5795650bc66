package com.syncsketch.sdk.client.error;

/**
 * Thrown when the service returns no URL for the requested media file of an item: the media is not processed yet, the item has
 * none, or the service does not offer this kind of file.
 */
public final class MediaNotAvailableException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final long itemId;

    /**
     * Creates an exception.
     *
     * @param message the detail message, without secrets
     * @param itemId the item id
     */
    public MediaNotAvailableException(String message, long itemId) {
        super(message);
        this.itemId = itemId;
    }

    /**
     * Returns the item.
     *
     * @return the item id
     */
    public long getItemId() {
        return itemId;
    }
}
