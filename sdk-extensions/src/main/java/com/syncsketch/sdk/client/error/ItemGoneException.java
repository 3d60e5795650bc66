package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;

/** Thrown when an item whose media is awaited is deleted, or does not exist for the user. */
public final class ItemGoneException extends ProcessingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param itemId the item id
     * @param cause the response of the service, or null if it returned the item as deleted
     */
    public ItemGoneException(long itemId, @Nullable NotFoundException cause) {
        super(
                cause == null
                        ? "Item " + itemId + " is deleted"
                        : "Item " + itemId + " does not exist, or is not visible to the user",
                itemId,
                cause);
    }
}
