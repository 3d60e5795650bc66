package com.syncsketch.mock;

import com.syncsketch.mock.internal.storage.Storage;
import com.syncsketch.mock.model.OpenUpload;
import com.syncsketch.mock.model.StoredObject;
import java.util.List;
import java.util.Optional;

/** What clients have brought into the storage of a mock server, to look at. Safe for use by several threads. */
public final class MockStorage {

    private final Storage storage;

    MockStorage(Storage storage) {
        this.storage = storage;
    }

    /**
     * Lists the objects that clients have uploaded, on any of the ways. What the service made itself is not among them.
     *
     * @return the objects, in the order in which they were complete
     */
    public List<StoredObject> objects() {
        return storage.objects();
    }

    /**
     * Finds what fills an item.
     *
     * @param itemId the item
     * @return the newest of its objects; empty if its bytes never came
     */
    public Optional<StoredObject> ofItem(long itemId) {
        return objects().stream().filter(object -> object.itemId() == itemId).reduce((older, newer) -> newer);
    }

    /**
     * Lists the multipart uploads that are neither completed nor aborted. A client that cleans up leaves none.
     *
     * @return the uploads, oldest first
     */
    public List<OpenUpload> openUploads() {
        return storage.openUploads();
    }
}
