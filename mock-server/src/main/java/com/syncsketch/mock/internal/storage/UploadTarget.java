package com.syncsketch.mock.internal.storage;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** To where files go that do not pass through the service: the storage of this server, or another one. */
public interface UploadTarget {

    /**
     * Opens a multipart upload.
     *
     * @param freshId an id that no other upload has, for targets that give none themselves
     * @param key the key of the object
     * @param mediaType its media type, or null if it is not known
     * @param itemId the item that it fills
     * @return the id of the upload
     */
    String open(String freshId, String key, @Nullable String mediaType, long itemId);

    /**
     * Signs an address to which a part can be put for a while.
     *
     * @param uploadId the upload
     * @param key the key of the object
     * @param number the number of the part
     * @param host the host of the request to the service
     * @return the address
     * @throws S3Exception if there is no such upload
     */
    String signPart(String uploadId, String key, int number, String host);

    /**
     * Puts the parts of an upload together.
     *
     * @param uploadId the upload
     * @param key the key of the object
     * @param parts all parts, in their order
     * @throws IOException if the bytes cannot be written
     * @throws S3Exception if the parts are not what they must be, or there is no such upload
     */
    void complete(String uploadId, String key, List<Storage.NamedPart> parts) throws IOException;

    /**
     * Gives a multipart upload up.
     *
     * @param uploadId the upload
     * @param key the key of the object
     * @throws IOException if bytes cannot be deleted
     * @throws S3Exception if there is no such upload
     */
    void abort(String uploadId, String key) throws IOException;

    /**
     * Signs a form with which one file can be posted for a while.
     *
     * @param key the key of the object
     * @param mediaType its media type, or null if it is not known
     * @param size its size in bytes
     * @param metadata further fields
     * @param itemId the item that it fills
     * @param host the host of the request to the service
     * @return the form
     */
    Storage.Form form(
            String key, @Nullable String mediaType, long size, Map<String, String> metadata, long itemId, String host);

    /**
     * Reports what has arrived for an item without this server seeing it come.
     *
     * @param itemId the item
     */
    void look(long itemId);
}
