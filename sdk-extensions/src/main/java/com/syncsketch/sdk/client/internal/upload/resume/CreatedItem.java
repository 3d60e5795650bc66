package com.syncsketch.sdk.client.internal.upload.resume;

import jakarta.annotation.Nullable;

/**
 * The item that the service created for an upload.
 *
 * @param id the item ID
 * @param uuid the item UUID, or null if neither the request nor the service set one
 */
public record CreatedItem(long id, @Nullable String uuid) {}
