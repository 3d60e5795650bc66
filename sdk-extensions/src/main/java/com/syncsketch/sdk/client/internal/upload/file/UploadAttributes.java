package com.syncsketch.sdk.client.internal.upload.file;

import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.internal.util.PathNames;
import com.syncsketch.sdk.client.internal.util.Texts;
import com.syncsketch.sdk.client.upload.MediaTypes;
import com.syncsketch.sdk.client.upload.UploadRequest;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Objects;

/** The name and media type under which a file is uploaded. */
public final class UploadAttributes {

    private UploadAttributes() {}

    /**
     * Checks that the name under which a file is uploaded is the name of the file or that of the request.
     *
     * @throws UnusableFileException if the file name cannot be decoded and the request does not replace it
     */
    public static void checkName(UploadRequest request) {
        Path file = request.getFile();
        Path name = Objects.requireNonNull(file.getFileName(), "file name");
        if (PathNames.isDecoded(name)) {
            return;
        }
        if (request.getName().isEmpty()) {
            throw new UnusableFileException(
                    file, PathNames.undecodable(file) + ", or set the name of the item in the request", null);
        }
        // Either the caller derived the name from the file name, or it gets the extension of the file.
        if (PathNames.hasReplacement(itemName(request)) || !Texts.isWellFormed(itemName(request))) {
            throw new UnusableFileException(
                    file,
                    PathNames.undecodable(file) + ", or set a name with an extension and without U+FFFD in the request",
                    null);
        }
    }

    /** Returns the file name for a form: that of the file or, if it cannot be decoded, the item name. */
    public static String formFileName(UploadRequest request) {
        Path name = Objects.requireNonNull(request.getFile().getFileName(), "file name");
        return PathNames.isDecoded(name) ? name.toString() : itemName(request);
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
        String file = request.getSource().getFileName();
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
