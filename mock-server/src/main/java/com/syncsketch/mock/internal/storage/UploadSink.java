package com.syncsketch.mock.internal.storage;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Receives uploaded content: counts and hashes the bytes, and writes them to a file, if any. Closing it before it is finished deletes
 * the file. Not thread-safe.
 */
public final class UploadSink implements AutoCloseable {

    private final MessageDigest md5 = Digests.md5();
    private final MessageDigest sha256 = Digests.sha256();

    @Nullable
    private final Path file;

    @Nullable
    private final OutputStream out;

    private long size;
    private boolean finished;

    UploadSink(@Nullable Path file) throws IOException {
        this.file = file;
        this.out = file == null ? null : Files.newOutputStream(file);
    }

    /**
     * Writes bytes.
     *
     * @param bytes the array
     * @param offset the index of the first byte
     * @param length the number of bytes
     * @throws IOException if the file cannot be written
     */
    public void write(byte[] bytes, int offset, int length) throws IOException {
        md5.update(bytes, offset, length);
        sha256.update(bytes, offset, length);
        if (out != null) {
            out.write(bytes, offset, length);
        }
        size += length;
    }

    /** Returns the number of bytes written so far. */
    long size() {
        return size;
    }

    /** Finishes the upload. The caller becomes responsible for the file. */
    StoredBytes finish() throws IOException {
        if (out != null) {
            out.close();
        }
        finished = true;
        return new StoredBytes(
                size, HexFormat.of().formatHex(md5.digest()), HexFormat.of().formatHex(sha256.digest()), file);
    }

    /** Deletes the file unless the upload was finished. */
    @Override
    public void close() throws IOException {
        if (!finished && out != null && file != null) {
            out.close();
            Files.deleteIfExists(file);
        }
    }
}
