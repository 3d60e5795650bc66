package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.client.error.ItemFetchException;
import com.syncsketch.sdk.client.error.MetadataUpdateException;
import com.syncsketch.sdk.client.error.MissingResultException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.feign.ApiFactory;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.upload.file.ItemMetadata;
import com.syncsketch.sdk.model.Item;
import jakarta.annotation.Nullable;
import java.nio.file.Path;

/**
 * Sets the metadata of an uploaded item that the upload itself could not send. The update may be sent repeatedly, because
 * it sets each field to a fixed value. Thread-safe.
 */
final class MetadataClient {

    private final Transport transport;

    MetadataClient(Transport transport) {
        this.transport = transport;
    }

    /**
     * Sets metadata.
     *
     * @param file the uploaded file, for exceptions; null if there is none
     * @param resumeFile the resume file that records the metadata; null if there is none
     * @return the item
     * @throws MetadataUpdateException if the metadata is not set
     * @throws ItemFetchException if it is set, but the response does not contain the item
     */
    Item update(
            @Nullable Path file,
            long itemId,
            @Nullable String itemUuid,
            ItemMetadata metadata,
            @Nullable Path resumeFile) {
        try {
            return new ApiFactory(transport.repeatable()).of(ItemsApi.class).update(itemId, metadata.toUpdate());
        } catch (MissingResultException e) {
            throw new ItemFetchException(file, itemId, itemUuid, e);
        } catch (SyncSketchException e) {
            throw new MetadataUpdateException(
                    file, itemId, itemUuid, metadata.toUpdate(), metadata.names(), resumeFile, e);
        }
    }

    /** Sets the metadata of an item whose upload cannot be resumed; does nothing if there is none. */
    void updateIfPresent(@Nullable Path file, long itemId, @Nullable String itemUuid, ItemMetadata metadata) {
        if (metadata.isEmpty()) {
            return;
        }
        try {
            update(file, itemId, itemUuid, metadata, null);
        } catch (ItemFetchException e) {
            // The caller does not need the item.
        }
    }
}
