package com.syncsketch.mock.model;

import java.util.List;

/**
 * A multipart upload that is neither completed nor aborted. Immutable.
 *
 * @param uploadId its id
 * @param key the key of the object that it is to become
 * @param itemId the item that it is to fill
 * @param parts the parts that have arrived, by ascending number
 */
public record OpenUpload(String uploadId, String key, long itemId, List<StoredPart> parts) {}
