package com.syncsketch.sdk.client.internal.upload.batch;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file of a request.
 *
 * @param path the file
 * @param listed its attributes when the folder was listed; null for individual files
 */
record BatchFile(Path path, @Nullable BasicFileAttributes listed) {

    /** Returns whether the folder contains a symbolic link that was not followed. */
    boolean isLink() {
        return listed != null && listed.isSymbolicLink();
    }

    /** Returns the size when the folder was listed, or else the current size; 0 if it is unknown. */
    long size() {
        if (listed != null) {
            return listed.isRegularFile() ? listed.size() : 0;
        }
        try {
            return Files.isRegularFile(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            // Its upload will fail and report that.
            return 0;
        }
    }

    /** Returns whether the file has other attributes than when the folder was listed. */
    boolean isChanged(BasicFileAttributes now) {
        return listed != null
                && (listed.size() != now.size() || !listed.lastModifiedTime().equals(now.lastModifiedTime()));
    }
}
