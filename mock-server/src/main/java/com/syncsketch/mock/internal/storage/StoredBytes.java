package com.syncsketch.mock.internal.storage;

import com.syncsketch.mock.model.StoredPart;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Uploaded content.
 *
 * @param size the number of bytes
 * @param md5 their MD5 in hexadecimal digits
 * @param sha256 their SHA-256 in hexadecimal digits
 * @param file the file that holds them, or null if they were discarded
 */
record StoredBytes(
        long size, String md5, String sha256, @Nullable Path file) {

    StoredPart toPart(int number) {
        return new StoredPart(number, size, md5, sha256);
    }

    /** Deletes the file, if any. */
    void delete() {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new StorageFailureException("delete from", file, e);
            }
        }
    }
}
