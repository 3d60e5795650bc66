package com.syncsketch.sdk.client.internal.upload.file;

import com.syncsketch.sdk.client.upload.MediaTypes;
import com.syncsketch.sdk.client.upload.UploadRequest;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Objects;

/** The name and media type under which a file is uploaded. */
public final class UploadAttributes {

    private UploadAttributes() {}

    /** Returns the name of the file without its directory. */
    public static String fileName(Path file) {
        return Objects.requireNonNull(file.getFileName(), "file name").toString();
    }

    /** Returns the media type, or null if it is unknown; like the official Python client, the SDK then sends none. */
    @Nullable
    public static String contentType(UploadRequest request) {
        return request.getContentType().equals(MediaTypes.UNKNOWN) ? null : request.getContentType();
    }

    /**
     * Returns the item name, as the official Python client chooses it: the name of the request or else of the file. A name
     * without an extension gets that of the file.
     */
    public static String itemName(UploadRequest request) {
        String file = fileName(request.getFile());
        if (request.getName().isEmpty()) {
            return file;
        }
        return extension(request.getName()).isEmpty() ? request.getName() + extension(file) : request.getName();
    }

    /** Returns the last dot and what follows it, or an empty string if only dots precede it. */
    private static String extension(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot < 0 || last.substring(0, dot).chars().allMatch(c -> c == '.') ? "" : last.substring(dot);
    }
}
