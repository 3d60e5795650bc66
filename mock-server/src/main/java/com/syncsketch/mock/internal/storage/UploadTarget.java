package com.syncsketch.mock.internal.storage;

import com.syncsketch.mock.internal.http.Origin;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;

/** The storage for uploads that bypass the service: that of this server, or an external one. */
public interface UploadTarget {

    /**
     * Opens a multipart upload.
     *
     * @param newUploadId a unique id, for targets that do not assign ids themselves
     * @param key the key of the object
     * @param mediaType its media type, or null if it is unknown
     * @param itemId the item that the file belongs to
     * @return the id of the upload
     */
    String open(String newUploadId, String key, @Nullable String mediaType, long itemId);

    /**
     * Signs a URL to upload a part.
     *
     * @param uploadId the upload
     * @param key the key of the object
     * @param number the number of the part
     * @param api the origin under which the client reached the API
     * @return the URL
     * @throws S3Exception if there is no such upload
     */
    String signPart(String uploadId, String key, int number, Origin api);

    /**
     * Completes a multipart upload.
     *
     * @param uploadId the upload
     * @param key the key of the object
     * @param completed all parts in their order
     * @throws StorageFailureException if the object cannot be written
     * @throws S3Exception if the list of parts is invalid, or there is no such upload
     */
    void complete(String uploadId, String key, List<CompletedPart> completed);

    /**
     * Aborts a multipart upload.
     *
     * @param uploadId the upload
     * @param key the key of the object
     * @throws StorageFailureException if the parts cannot be deleted
     * @throws S3Exception if there is no such upload
     */
    void abort(String uploadId, String key);

    /**
     * Signs a form to upload one file.
     *
     * @param key the key of the object
     * @param mediaType its media type, or null if it is unknown
     * @param size its size in bytes
     * @param metadata further fields of the form
     * @param itemId the item that the file belongs to
     * @param api the origin under which the client reached the API
     * @return the form
     */
    SignedForm form(
            String key, @Nullable String mediaType, long size, Map<String, String> metadata, long itemId, Origin api);

    /**
     * Checks whether the file of an item has been uploaded without the knowledge of this server, and reports it.
     *
     * @param itemId the item
     */
    void checkForUpload(long itemId);
}
