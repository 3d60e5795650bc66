package com.syncsketch.sdk.client.internal.upload.file;

import com.syncsketch.sdk.client.internal.http.engine.BodySink;
import com.syncsketch.sdk.client.internal.http.engine.BodySourceException;
import com.syncsketch.sdk.client.internal.http.engine.RequestBody;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.function.LongConsumer;

/**
 * A file, or a range of it, as a request body. The file is read while it is sent, so memory use does not depend on its size.
 * Can be sent repeatedly.
 */
public final class FileBody implements RequestBody {

    private static final int BUFFER_SIZE = 128 * 1024;

    /** Progress is reported at least once for this many bytes. */
    private static final int MAX_TRANSFER = 1024 * 1024;

    private final FileSnapshot snapshot;
    private final long offset;
    private final long length;
    private final LongConsumer sent;

    /** Receives all bytes that are sent; null if no checksum is needed. */
    @Nullable
    private final MessageDigest digest;

    private volatile long position;

    @Nullable
    private volatile IOException failure;

    /**
     * Creates a body with the whole file.
     *
     * @param sent receives the number of bytes sent so far
     * @param digest receives the bytes, or null if no checksum is needed
     */
    public FileBody(FileSnapshot snapshot, LongConsumer sent, @Nullable MessageDigest digest) {
        this(snapshot, 0, snapshot.size(), sent, digest);
    }

    /**
     * Creates a body with a range of a file.
     *
     * @param sent receives the number of bytes sent so far
     * @param digest receives the bytes, or null if no checksum is needed
     */
    public FileBody(
            FileSnapshot snapshot, long offset, long length, LongConsumer sent, @Nullable MessageDigest digest) {
        this.snapshot = snapshot;
        this.offset = offset;
        this.length = length;
        this.sent = sent;
        this.digest = digest;
    }

    @Override
    public long length() {
        return length;
    }

    /** Returns the number of bytes sent in the current or last attempt. */
    public long position() {
        return position;
    }

    /** Returns true if all bytes were sent. */
    public boolean isCompletelySent() {
        return position == length;
    }

    /** Returns why the file could not be read, or null if it could. */
    @Nullable
    public IOException failure() {
        return failure;
    }

    @Override
    public void writeTo(BodySink sink) throws IOException {
        position = 0;
        if (digest != null) {
            digest.reset();
        }
        // Each attempt has its own channel, because an interrupt closes the channel.
        try (SeekableByteChannel file = open()) {
            if (digest == null && sink.canTransfer() && file instanceof FileChannel transferable) {
                transfer(transferable, sink);
            } else {
                copy(file, sink);
            }
            checkEnd(file);
        }
    }

    private SeekableByteChannel open() throws IOException {
        try {
            // Not all file systems support file channels.
            return Files.newByteChannel(snapshot.file());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void transfer(FileChannel file, BodySink sink) throws IOException {
        while (position < length) {
            long count = sink.transfer(file, offset + position, Math.min(MAX_TRANSFER, length - position));
            if (count <= 0) {
                throw failed(sizeChanged());
            }
            advance(count);
        }
    }

    private void copy(SeekableByteChannel file, BodySink sink) throws IOException {
        seek(file);
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER_SIZE, length));
        byte[] bytes = buffer.array();
        while (position < length) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), length - position));
            int count = read(file, buffer);
            if (count <= 0) {
                throw failed(sizeChanged());
            }
            if (digest != null) {
                digest.update(bytes, 0, count);
            }
            sink.write(bytes, 0, count);
            advance(count);
        }
    }

    private void seek(SeekableByteChannel file) throws IOException {
        try {
            file.position(offset);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private int read(SeekableByteChannel file, ByteBuffer buffer) throws IOException {
        try {
            return file.read(buffer);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Checks that the file has not grown. */
    private void checkEnd(SeekableByteChannel file) throws IOException {
        long size;
        try {
            size = file.size();
        } catch (IOException e) {
            throw failed(e);
        }
        if (size != snapshot.size()) {
            throw failed(sizeChanged());
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Only one thread writes.
    private void advance(long count) {
        position += count;
        sent.accept(position);
    }

    private static IOException sizeChanged() {
        return new IOException("The file size has changed");
    }

    private BodySourceException failed(IOException e) {
        failure = e;
        return new BodySourceException(e);
    }
}
