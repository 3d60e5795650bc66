package com.syncsketch.mock.internal.storage;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Takes bytes in as they arrive: counts and hashes them, and writes them to a file if there is one. Closing it before
 * the end throws away what has arrived. For one thread.
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
     * Takes bytes in.
     *
     * @param bytes where they are
     * @param offset where they begin
     * @param length how many
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

    /** Tells how many bytes there are so far. */
    long size() {
        return size;
    }

    /** Ends the intake; from now on the bytes belong to whoever called. */
    StoredBytes finish() throws IOException {
        if (out != null) {
            out.close();
        }
        finished = true;
        return new StoredBytes(
                size, HexFormat.of().formatHex(md5.digest()), HexFormat.of().formatHex(sha256.digest()), file);
    }

    /** Throws away what has arrived, unless that was the end of it. */
    @Override
    public void close() throws IOException {
        if (!finished && out != null && file != null) {
            out.close();
            Files.deleteIfExists(file);
        }
    }
}
