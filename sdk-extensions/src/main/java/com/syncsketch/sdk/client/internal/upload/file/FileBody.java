package com.syncsketch.sdk.client.internal.upload.file;

import com.syncsketch.sdk.client.internal.http.BodySink;
import com.syncsketch.sdk.client.internal.http.BodySourceException;
import com.syncsketch.sdk.client.internal.http.RequestBody;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.function.LongConsumer;

/**
 * A file, or a range of it, as a request body. Read in one pass while it is sent, so memory does not grow with the file. Can be
 * sent again from the start.
 */
public final class FileBody implements RequestBody {

    private static final int BUFFER = 128 * 1024;

    /** Progress is reported at least this often. */
    private static final int MAX_TRANSFER = 1024 * 1024;

    private final FileSnapshot snapshot;
    private final long offset;
    private final long length;
    private final LongConsumer sent;

    /** Sees all bytes since the start; null if no checksum is wanted. */
    @Nullable
    private final MessageDigest digest;

    private volatile long position;

    @Nullable
    private volatile IOException failure;

    /**
     * Creates a body of a whole file.
     *
     * @param sent receives the number of bytes sent so far
     */
    public FileBody(FileSnapshot snapshot, LongConsumer sent) {
        this(snapshot, 0, snapshot.size(), sent, null);
    }

    public FileBody(FileSnapshot snapshot, long offset, long length, LongConsumer sent, @Nullable MessageDigest digest) {
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

    /** Returns the number of bytes that were sent. */
    public long position() {
        return position;
    }

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
        // A channel of its own for each attempt: an interrupt closes it, and must close no other's.
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
            // Not every file system has file channels.
            return Files.newByteChannel(snapshot.file());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void transfer(FileChannel file, BodySink sink) throws IOException {
        while (position < length) {
            long count = sink.transfer(file, offset + position, Math.min(MAX_TRANSFER, length - position));
            if (count <= 0) {
                throw failed(shorter());
            }
            advance(count);
        }
    }

    private void copy(SeekableByteChannel file, BodySink sink) throws IOException {
        seek(file);
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, length));
        byte[] bytes = buffer.array();
        while (position < length) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), length - position));
            int count = read(file, buffer);
            if (count <= 0) {
                throw failed(shorter());
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

    /** A file that has grown is another file. */
    private void checkEnd(SeekableByteChannel file) throws IOException {
        long size;
        try {
            size = file.size();
        } catch (IOException e) {
            throw failed(e);
        }
        if (size != snapshot.size()) {
            throw failed(shorter());
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes.
    private void advance(long count) {
        position += count;
        sent.accept(position);
    }

    private static IOException shorter() {
        return new IOException("The file has another length than at the start");
    }

    private BodySourceException failed(IOException e) {
        failure = e;
        return new BodySourceException(e);
    }
}
