package com.syncsketch.mock.model;

import java.util.List;

/**
 * A multipart upload in progress, neither completed nor aborted. Immutable.
 *
 * @param uploadId the upload id
 * @param key the key of the future object
 * @param itemId the id of the item whose media file it is
 * @param parts the parts that were uploaded, by ascending number
 */
public record OpenUpload(String uploadId, String key, long itemId, List<StoredPart> parts) {}
