package com.syncsketch.sdk.client.internal.upload.file;

import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;

/**
 * What tells whether a file is still the one that it was.
 *
 * @param file the file
 * @param size its length in bytes
 * @param modified when it was changed last
 * @param key what names it on its file system, or null where there is no such thing
 */
public record FileSnapshot(
        Path file, long size, FileTime modified, @Nullable Object key) {

    /**
     * Looks at a file that is to be uploaded.
     *
     * @throws UnusableFileException if it is missing, not a regular file, empty or unreadable
     */
    public static FileSnapshot of(Path file) {
        FileSnapshot snapshot;
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new UnusableFileException(file, "is not a regular file", null);
            }
            snapshot = new FileSnapshot(file, attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        } catch (NoSuchFileException e) {
            throw new UnusableFileException(file, "does not exist", e);
        } catch (IOException e) {
            throw new UnusableFileException(file, "cannot be read", e);
        }
        if (snapshot.size == 0) {
            throw new UnusableFileException(file, "is empty", null);
        }
        if (!Files.isReadable(file)) {
            throw new UnusableFileException(file, "cannot be read", null);
        }
        return snapshot;
    }

    public boolean isUnchanged() {
        try {
            return isSame();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Checks that it is still true.
     *
     * @throws FileChangedException if it is not
     * @throws UnusableFileException if that cannot be told, as a share may be gone for a while
     */
    public void check() {
        try {
            if (!isSame()) {
                throw new FileChangedException(file, null, null);
            }
        } catch (NoSuchFileException e) {
            throw new FileChangedException(file, null, e);
        } catch (IOException e) {
            throw new UnusableFileException(file, "cannot be looked at", e);
        }
    }

    private boolean isSame() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.size() == size
                && attributes.lastModifiedTime().equals(modified)
                && Objects.equals(attributes.fileKey(), key);
    }
}
