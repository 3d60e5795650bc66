package com.syncsketch.mock.internal.storage;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives uploaded content: counts and hashes the bytes, and writes them to a file, if any. Closing it before it is finished deletes
 * the file. Not thread-safe.
 */
public final class UploadSink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UploadSink.class);

    private final MessageDigest md5 = Digests.md5();
    private final MessageDigest sha256 = Digests.sha256();

    @Nullable
    private final Path file;

    private final OutputStream out;

    private long size;
    private boolean finished;

    /** Creates a sink that discards the bytes. */
    UploadSink() {
        this(null, OutputStream.nullOutputStream());
    }

    /** Creates a sink that writes to a file. */
    UploadSink(@Nullable Path file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    /**
     * Writes bytes.
     *
     * @param bytes the array
     * @param offset the index of the first byte
     * @param length the number of bytes
     * @throws StorageFailureException if the file cannot be written
     */
    public void write(byte[] bytes, int offset, int length) {
        md5.update(bytes, offset, length);
        sha256.update(bytes, offset, length);
        run(() -> out.write(bytes, offset, length));
        size += length;
    }

    /** Returns the number of bytes written so far. */
    long size() {
        return size;
    }

    /** Finishes the upload. The caller becomes responsible for the file. */
    StoredBytes finish() {
        run(out::close);
        finished = true;
        return new StoredBytes(
                size, HexFormat.of().formatHex(md5.digest()), HexFormat.of().formatHex(sha256.digest()), file);
    }

    /** Deletes the file unless the upload was finished. */
    @Override
    public void close() {
        if (!finished && file != null) {
            try {
                out.close();
            } catch (IOException e) {
                LOG.debug("Could not close {}", file, e);
            }
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("Could not delete {}: {}", file, StorageFailureException.reason(e));
            }
        }
    }

    private interface FileAction {
        void run() throws IOException;
    }

    private void run(FileAction action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new StorageFailureException("write to", String.valueOf(file), e);
        }
    }
}
