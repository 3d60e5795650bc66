package com.syncsketch.sdk.client.internal.upload.resume;

import com.syncsketch.sdk.client.internal.http.PathValidator;
import com.syncsketch.sdk.client.internal.util.Texts;

/**
 * An open multipart upload in storage.
 *
 * @param uploadId the ID of the multipart upload, an argument of paths
 * @param key the key of the resulting object, an argument of queries; it may contain any character, like the name of a file
 */
public record UploadSession(String uploadId, String key) {

    /** More than S3 allows for a key, and than any ID has. */
    private static final int MAX_LENGTH = 4096;

    /**
     * Creates a session.
     *
     * @throws IllegalArgumentException if no request can be sent for it; the message shows neither value
     */
    public UploadSession {
        if (uploadId.length() > MAX_LENGTH || !PathValidator.isArgument(uploadId)) {
            throw new IllegalArgumentException("the uploadId is not usable");
        }
        if (key.isEmpty() || key.length() > MAX_LENGTH || !Texts.isWellFormed(key)) {
            throw new IllegalArgumentException("the key is not usable");
        }
    }
}
