package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.upload.UploadRequest;

/**
 * Rejects settings of a request that a kind of upload does not support, instead of ignoring them. Two are accepted by all kinds,
 * because what they ask for is the case: {@code verifyChecksums(false)} where nothing is verified, and {@code lockResumeFile}
 * where there is no resume file.
 */
final class SupportedSettings {

    private SupportedSettings() {}

    static void checkMultipart(UploadRequest request) {
        rejectItemSettings("A multipart upload", request);
    }

    static void checkSignedForm(UploadRequest request) {
        rejectItemSettings("A signed form", request);
        rejectMultipartSettings("A signed upload", request);
    }

    static void checkForm(UploadRequest request) {
        reject(
                request.getItemUuid() != null,
                "An upload through the service does not support itemUuid; use a signed upload instead");
        rejectMultipartSettings("An upload through the service", request);
    }

    private static void rejectItemSettings(String upload, UploadRequest request) {
        String before = upload + " does not support ";
        String after = "; upload through the service instead";
        reject(!request.getArtist().isEmpty(), before + "artist" + after);
        reject(request.getDescription() != null, before + "description" + after);
        reject(request.getItemParentId() != null, before + "itemParentId" + after);
        reject(request.getType() != null, before + "type" + after);
    }

    private static void rejectMultipartSettings(String upload, UploadRequest request) {
        String before = upload + " sends the file in one request; ";
        String after = " requires a multipart upload";
        reject(request.getPartSize() != null, before + "partSize" + after);
        reject(request.getParallelism() != null, before + "parallelism" + after);
        reject(request.getResumeFile() != null, before + "resumeFile" + after);
        reject(Boolean.TRUE.equals(request.isVerifyChecksums()), before + "verifyChecksums(true)" + after);
    }

    private static void reject(boolean unsupported, String message) {
        if (unsupported) {
            throw new IllegalArgumentException(message);
        }
    }
}
