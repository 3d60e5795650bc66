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
 * A storage that is not the mock server's own, such as an S3 server of the test. Clients get its addresses and send their
 * files there, in parts or by signed form, so that another implementation judges what they send. Given to
 * {@link com.syncsketch.mock.MockSyncSketch.Builder#storage}.
 *
 * <p>The methods are called by several threads, one at a time as a rule, while all other calls to the mock server wait:
 * they must not call it themselves. A refusal is an {@link ExternalStorageException}, which the client gets as an answer
 * of the service with that status. Any other exception is status 500 and one of {@link com.syncsketch.mock.MockSyncSketch#defects}.
 */
public interface ExternalStorage {

    /**
     * A part as a client names it when it completes an upload. Immutable.
     *
     * @param number its number, as it came
     * @param etag its entity tag, as it came: with or without its double quotes
     */
    record Part(int number, String etag) {

        /** Checks that there is a tag. */
        public Part {
            Objects.requireNonNull(etag, "etag");
        }
    }

    /**
     * A signed form, with which one file can be posted. Immutable.
     *
     * @param url where it goes
     * @param fields its fields, in their order; the file comes after them
     */
    record Form(URI url, Map<String, String> fields) {

        /** Takes a copy of the fields. */
        public Form {
            Objects.requireNonNull(url, "url");
            // Map.copyOf would lose the order.
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * Opens a multipart upload.
     *
     * @param key the key of the object that it is to become, such as {@code uploads/1005/<uuid>/shot.mov}; any characters
     *     but control characters
     * @param mediaType its media type, or null if it is not known
     * @return the id of the upload, as the storage calls it; any text that is not blank
     * @throws ExternalStorageException if the storage refuses
     */
    String openUpload(String key, @Nullable String mediaType);

    /**
     * Signs an address to which one part can be put. For how long is up to the storage.
     *
     * @param key the key of the object
     * @param uploadId the id of the upload, one that was given by {@link #openUpload} for this key
     * @param number the number of the part, from 1
     * @return the address
     * @throws ExternalStorageException if the storage refuses
     */
    URI signPart(String key, String uploadId, int number);

    /**
     * Puts the parts of an upload together.
     *
     * @param key the key of the object
     * @param uploadId the id of the upload, one that was given by {@link #openUpload} for this key
     * @param parts the parts in the order in which the client named them, which may be wrong
     * @throws ExternalStorageException if the storage refuses
     */
    void completeUpload(String key, String uploadId, List<Part> parts);

    /**
     * Gives a multipart upload up.
     *
     * @param key the key of the object
     * @param uploadId the id of the upload, one that was given by {@link #openUpload} for this key
     * @throws ExternalStorageException if the storage refuses
     */
    void abortUpload(String key, String uploadId);

    /**
     * Signs a form with which one file can be posted. For how long is up to the storage.
     *
     * @param key the key of the object
     * @param mediaType its media type, or null if it is not known
     * @param size the size of the file in bytes, as the client announced it
     * @param metadata fields which the form must have, too: clients read from them which item they fill
     * @return the form
     * @throws ExternalStorageException if the storage refuses
     */
    Form signForm(String key, @Nullable String mediaType, long size, Map<String, String> metadata);

    /**
     * Signs an address at which an object can be read. For how long is up to the storage.
     *
     * @param key the key of the object
     * @return the address
     * @throws ExternalStorageException if the storage refuses
     */
    URI signRead(String key);

    /**
     * Looks whether an object is there. Asked after an upload was completed, and at each read of an item for which a form
     * was signed, until it is there.
     *
     * @param key the key of the object
     * @return its size in bytes; empty if it is not there
     * @throws ExternalStorageException if the storage refuses
     */
    OptionalLong size(String key);
}
