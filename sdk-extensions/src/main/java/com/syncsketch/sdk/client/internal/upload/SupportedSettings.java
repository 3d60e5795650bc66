package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.upload.UploadRequest;
import jakarta.annotation.Nullable;

/** Rejects settings of a request that a kind of upload does not support, instead of ignoring them. */
final class SupportedSettings {

    private SupportedSettings() {}

    static void checkMultipart(UploadRequest request) {
        rejectItemSettings(request, "A multipart upload");
    }

    static void checkSignedForm(UploadRequest request) {
        rejectItemSettings(request, "A signed form");
        rejectMultipartSettings(request, "A signed upload");
    }

    static void checkForm(UploadRequest request) {
        if (request.itemUuid() != null) {
            throw new IllegalArgumentException(
                    "An upload through the service does not support itemUuid; use a signed upload instead");
        }
        rejectMultipartSettings(request, "An upload through the service");
    }

    private static void rejectItemSettings(UploadRequest request, String route) {
        String setting = firstOf(
                set("artist", !request.artist().isEmpty()),
                set("description", request.description() != null),
                set("itemParentId", request.itemParentId() != null),
                set("type", request.type() != null));
        if (setting != null) {
            throw new IllegalArgumentException(
                    route + " does not support " + setting + "; upload through the service instead");
        }
    }

    private static void rejectMultipartSettings(UploadRequest request, String route) {
        String setting = firstOf(
                set("partSize", request.partSize() != null),
                set("parallelism", request.parallelism() != null),
                set("resumeFile", request.journal() != null));
        if (setting != null) {
            throw new IllegalArgumentException(
                    route + " sends the file in one request; " + setting + " requires a multipart upload");
        }
    }

    @Nullable
    private static String set(String name, boolean isSet) {
        return isSet ? name : null;
    }

    @Nullable
    private static String firstOf(@Nullable String... names) {
        for (String name : names) {
            if (name != null) {
                return name;
            }
        }
        return null;
    }
}
