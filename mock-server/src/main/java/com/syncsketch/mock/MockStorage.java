package com.syncsketch.mock;

import com.syncsketch.mock.internal.storage.Storage;
import com.syncsketch.mock.model.OpenUpload;
import com.syncsketch.mock.model.StoredObject;
import java.util.List;
import java.util.Optional;

/** Provides access to the objects that clients uploaded to the storage of a mock server. Thread-safe. */
public final class MockStorage {

    private final Storage storage;

    MockStorage(Storage storage) {
        this.storage = storage;
    }

    /**
     * Returns the objects that clients uploaded, by any upload route. Objects that the service created itself are not
     * included.
     *
     * @return the objects, in the order of completion
     */
    public List<StoredObject> objects() {
        return storage.objects();
    }

    /**
     * Returns the media file of an item.
     *
     * @param itemId the id of the item
     * @return the most recent object of the item; empty if none was uploaded
     */
    public Optional<StoredObject> ofItem(long itemId) {
        return objects().stream().filter(object -> object.itemId() == itemId).reduce((previous, next) -> next);
    }

    /**
     * Returns the multipart uploads that are neither completed nor aborted. A client that cleans up properly leaves none.
     *
     * @return the uploads, oldest first
     */
    public List<OpenUpload> openUploads() {
        return storage.openUploads();
    }
}
