package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;

/** Deletion of projects, reviews or items. Thread-safe. */
public interface SoftDeletion {

    /**
     * Deletes a project, a review or an item. The service hides it at once; it removes projects permanently later.
     *
     * @param id the id
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no response
     */
    void delete(long id);
}
