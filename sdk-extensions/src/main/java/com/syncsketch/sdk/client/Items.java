package com.syncsketch.sdk.client;

import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.model.ItemUpdate;

/** Media items of reviews. Safe for use by several threads. */
public interface Items extends ItemsApi {

    /**
     * Deletes an item. The service hides it at once. Evidence: the official Python client sends {@code active: false}.
     *
     * @param itemId the item
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer
     */
    default void delete(long itemId) {
        SoftDelete.by(() -> update(itemId, ItemUpdate.builder().active(false).build()));
    }
}
