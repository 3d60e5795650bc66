package com.syncsketch.mock.model;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Connects a mock server to a storage other than its own, such as an S3 server of the test. Clients get signed URLs of that
 * storage and upload their files there, in parts or with a signed form, so another implementation validates the uploads.
 * Passed to {@link com.syncsketch.mock.MockSyncSketchBuilder#externalStorage}.
 *
 * <p>The methods are called from several threads, usually one at a time, while other requests to the mock server wait. They
 * must not send requests to the mock server. To reject a request, throw an {@link ExternalStorageException}: the service
 * responds to the client with its status code. Any other exception results in status code 500 and a defect, see
 * {@link com.syncsketch.mock.MockSyncSketch#defects}.
 */
public interface ExternalStorage {

    /**
     * A part as named by the client when it completes an upload. Immutable.
     *
     * @param number the part number as sent by the client
     * @param etag the ETag as sent by the client, with or without double quotes
     */
    record Part(int number, String etag) {

        /** Checks that the ETag is not null. */
        public Part {
            Objects.requireNonNull(etag, "etag");
        }
    }

    /**
     * A signed form for uploading one file with POST. Immutable.
     *
     * @param url the URL to post the form to
     * @param fields the form fields, in order; the file follows them
     */
    record Form(URI url, Map<String, String> fields) {

        /** Copies the fields. */
        public Form {
            Objects.requireNonNull(url, "url");
            // Map.copyOf would lose the order.
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * Creates a multipart upload.
     *
     * @param key the key of the future object, such as {@code uploads/1005/<uuid>/shot.mov}; it has no control characters
     * @param mediaType the media type, or null if it is unknown
     * @return the upload id that the storage assigned; not blank
     * @throws ExternalStorageException if the storage rejects the request
     */
    String createUpload(String key, @Nullable String mediaType);

    /**
     * Signs a URL for uploading one part with PUT. The storage decides how long it is valid.
     *
     * @param key the key of the object
     * @param uploadId the upload id, as returned by {@link #createUpload} for this key
     * @param number the part number, starting at 1
     * @return the signed URL
     * @throws ExternalStorageException if the storage rejects the request
     */
    URI signPart(String key, String uploadId, int number);

    /**
     * Completes a multipart upload.
     *
     * @param key the key of the object
     * @param uploadId the upload id, as returned by {@link #createUpload} for this key
     * @param parts the parts in the order sent by the client, which may be wrong
     * @throws ExternalStorageException if the storage rejects the request
     */
    void completeUpload(String key, String uploadId, List<Part> parts);

    /**
     * Aborts a multipart upload.
     *
     * @param key the key of the object
     * @param uploadId the upload id, as returned by {@link #createUpload} for this key
     * @throws ExternalStorageException if the storage rejects the request
     */
    void abortUpload(String key, String uploadId);

    /**
     * Signs a form for uploading one file with POST. The storage decides how long it is valid.
     *
     * @param key the key of the object
     * @param mediaType the media type, or null if it is unknown
     * @param size the size of the file in bytes, as announced by the client
     * @param metadata further fields that the form must contain; clients read the id of the item from them
     * @return the signed form
     * @throws ExternalStorageException if the storage rejects the request
     */
    Form signForm(String key, @Nullable String mediaType, long size, Map<String, String> metadata);

    /**
     * Signs a URL for downloading an object with GET. The storage decides how long it is valid.
     *
     * @param key the key of the object
     * @return the signed URL
     * @throws ExternalStorageException if the storage rejects the request
     */
    URI signDownload(String key);

    /**
     * Returns the size of an object. Called after an upload was completed, and on each read of an item for which a form was
     * signed, until the object exists.
     *
     * @param key the key of the object
     * @return the size in bytes; empty if the object does not exist
     * @throws ExternalStorageException if the storage rejects the request
     */
    OptionalLong size(String key);
}
