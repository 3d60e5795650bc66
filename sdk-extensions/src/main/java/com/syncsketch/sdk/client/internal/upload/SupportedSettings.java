package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.upload.UploadRequest;

/**
 * Rejects settings of a request that a kind of upload does not support, instead of ignoring them. Two are accepted by all kinds,
 * because what they ask for is the case: {@code verifyChecksums(false)} where nothing is verified, and {@code lockResumeFile}
 * where there is no resume file.
 */
final class SupportedSettings {

    private SupportedSettings() {}

    /** Checks an upload whose kind depends on the request. */
    static void checkUpload(UploadRequest request) {
        if (request.getNewVersionOf() != null) {
            checkForm(request);
        }
    }

    /** Checks an upload in parts. Metadata is no problem, because an update sets it afterwards. */
    static void checkMultipart(UploadRequest request) {
        reject(
                request.getNewVersionOf() != null,
                "An upload in parts cannot be paused or resumed as a new version: only the form of the service supports"
                        + " newVersionOf; use upload or uploadToServer instead");
    }

    static void checkSignedForm(UploadRequest request) {
        reject(
                request.getNewVersionOf() != null,
                "A signed form does not support newVersionOf; use upload or uploadToServer instead");
        rejectMultipartSettings("A signed upload", request);
    }

    /** Checks an upload by the form of the service. */
    static void checkForm(UploadRequest request) {
        boolean version = request.getNewVersionOf() != null;
        reject(
                request.getItemUuid() != null,
                version
                        ? "A new version has the UUID of its item, so itemUuid is not supported"
                        : "An upload through the service does not support itemUuid; use a signed upload instead");
        rejectMultipartSettings(
                version
                        ? "A new version is uploaded by the form of the service, which"
                        : "An upload through the service",
                request);
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
