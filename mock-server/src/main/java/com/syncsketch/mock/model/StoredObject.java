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
 * An object that a client has uploaded to the storage, on whichever way. Immutable.
 *
 * @param key its key
 * @param mediaType its media type as it was announced, or null if none was
 * @param size its size in bytes
 * @param etag its entity tag in double quotes: the MD5, or the MD5 of the parts' MD5s, a hyphen and their number
 * @param parts the parts of which it was made, in their order; one if it arrived in one piece
 * @param itemId the item whose medium it is
 */
public record StoredObject(
        String key, @Nullable String mediaType, long size, String etag, List<StoredPart> parts, long itemId) {

    /**
     * Gives the MD5 of the whole.
     *
     * @return 32 hexadecimal digits; empty if it came in several parts, which arrive in no order: see {@link #holds}
     */
    public Optional<String> md5() {
        return only().map(StoredPart::md5);
    }

    /**
     * Gives the SHA-256 of the whole.
     *
     * @return 64 hexadecimal digits; empty if it came in several parts, which arrive in no order: see {@link #holds}
     */
    public Optional<String> sha256() {
        return only().map(StoredPart::sha256);
    }

    private Optional<StoredPart> only() {
        return parts.size() == 1 ? Optional.of(parts.get(0)) : Optional.empty();
    }

    /**
     * Tells whether the object is, byte by byte, the content of a file. The file is read once, in pieces.
     *
     * @param file the file
     * @return whether it has the size of the object, and each part its SHA-256
     * @throws IOException if the file cannot be read
     */
    public boolean holds(Path file) throws IOException {
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
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        byte[] buffer = new byte[64 * 1024];
        long left = size;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("The file became shorter while it was read");
            }
            digest.update(buffer, 0, read);
            left -= read;
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
