package com.syncsketch.sdk.client.internal.upload.resume;

/**
 * An open multipart upload in storage.
 *
 * @param uploadId the ID of the multipart upload
 * @param key the key of the resulting object
 */
public record UploadSession(String uploadId, String key) {}
