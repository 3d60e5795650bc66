package com.syncsketch.mock.model;

import jakarta.annotation.Nullable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * An object that a client uploaded to the storage, by any upload route. Immutable.
 *
 * @param key the key
 * @param mediaType the media type that the client specified, or null if there was none
 * @param size the size in bytes
 * @param etag the ETag in double quotes: the MD5 of the content, or, for several parts, the MD5 of the MD5s of the parts, a
 *     hyphen and the number of parts
 * @param parts the parts in order; one part if the object was uploaded as a whole
 * @param itemId the id of the item whose media file it is
 */
public record StoredObject(
        String key, @Nullable String mediaType, long size, String etag, List<StoredPart> parts, long itemId) {

    /**
     * Returns the MD5 of the content.
     *
     * @return 32 hexadecimal digits; empty if the object was uploaded in several parts, see {@link #contentEquals}
     */
    public Optional<String> md5() {
        return singlePart().map(StoredPart::md5);
    }

    /**
     * Returns the SHA-256 of the content.
     *
     * @return 64 hexadecimal digits; empty if the object was uploaded in several parts, see {@link #contentEquals}
     */
    public Optional<String> sha256() {
        return singlePart().map(StoredPart::sha256);
    }

    private Optional<StoredPart> singlePart() {
        return parts.size() == 1 ? Optional.of(parts.get(0)) : Optional.empty();
    }

    /**
     * Returns whether the content of the object is that of a file. The file is streamed, and compared by the SHA-256 of each
     * part.
     *
     * @param file the file
     * @return true if the size and the content are equal
     * @throws IOException if the file cannot be read
     */
    public boolean contentEquals(Path file) throws IOException {
        if (Files.size(file) != size) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            for (StoredPart part : parts) {
                if (!part.sha256().equals(sha256(in, part.size()))) {
                    return false;
                }
            }
            return in.read() < 0;
        }
    }

    private static String sha256(InputStream in, long size) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform supports SHA-256", e);
        }
        byte[] buffer = new byte[64 * 1024];
        long remaining = size;
        while (remaining > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, remaining));
            if (read < 0) {
                throw new EOFException("The file was truncated while it was being read");
            }
            digest.update(buffer, 0, read);
            remaining -= read;
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
