package com.syncsketch.mock.internal.storage;

import java.io.IOException;
import java.io.InputStream;

/**
 * An object in the storage, as it can be downloaded.
 *
 * @param mediaType its media type
 * @param etag its ETag
 * @param size its size in bytes
 * @param content opens its content
 */
record ReadableObject(String mediaType, String etag, long size, Content content) {

    /** Opens the content of an object. */
    interface Content {
        InputStream open() throws IOException;
    }
}
