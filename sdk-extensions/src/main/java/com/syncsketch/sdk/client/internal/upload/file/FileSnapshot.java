package com.syncsketch.sdk.client.internal.upload.file;

import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.internal.util.PathNames;
import com.syncsketch.sdk.client.upload.ChangeDetection;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;

/**
 * The attributes of a file at one moment, to detect later changes.
 *
 * @param file the file
 * @param size the size in bytes
 * @param modified the modification time
 * @param key the key of the file on its file system, or null if the file system has no keys
 */
public record FileSnapshot(
        Path file, long size, FileTime modified, @Nullable Object key) {

    /**
     * Reads the attributes of a file to upload.
     *
     * @throws UnusableFileException if it is missing, not a regular file, empty or unreadable
     * @throws com.syncsketch.sdk.client.error.RequestInterruptedException if the thread is interrupted
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
            String hint = PathNames.hasReplacement(file.toString())
                    ? "; its path contains U+FFFD, so it was probably decoded with the wrong character encoding"
                    : "";
            throw new UnusableFileException(file, "does not exist" + hint, e);
        } catch (IOException e) {
            throw new UnusableFileException(file, "cannot be read", e);
        }
        if (snapshot.size == 0) {
            throw new UnusableFileException(file, "is empty", null);
        }
        FileReads.check(file);
        return snapshot;
    }

    /** Returns true if the file has the same attributes now. */
    public boolean isUnchanged() {
        try {
            return hasSameAttributes();
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns true if the file has the same size now. */
    public boolean hasSameSize() {
        try {
            return Files.size(file) == size;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Checks that the file has the same attributes now; with {@link ChangeDetection#CONTENT} only its size, because its
     * bytes are compared later.
     *
     * @throws FileChangedException if it has not
     * @throws UnusableFileException if the attributes cannot be read, for example because a network share is unavailable
     */
    public void check(ChangeDetection detection) {
        try {
            boolean same = detection == ChangeDetection.CONTENT ? Files.size(file) == size : hasSameAttributes();
            if (!same) {
                throw new FileChangedException(file, null, null);
            }
        } catch (NoSuchFileException e) {
            throw new FileChangedException(file, null, e);
        } catch (IOException e) {
            throw new UnusableFileException(file, "cannot be accessed", e);
        }
    }

    private boolean hasSameAttributes() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.size() == size
                && attributes.lastModifiedTime().equals(modified)
                && Objects.equals(attributes.fileKey(), key);
    }
}
