package com.syncsketch.sdk.client.internal.http.apache;

import com.syncsketch.sdk.client.internal.http.BodySink;
import com.syncsketch.sdk.client.internal.http.Exchange;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/**
 * Writes a large body to a connection in pieces whose size follows the speed of the link.
 *
 * <p>A blocking write returns when the operating system has taken all bytes, so on a slow link a large piece would look like a
 * link that stands still. The send buffer is kept small as well while the link is slow: what it has taken must be close to
 * what has left. On a fast link both grow. Both are remembered for the next request on the connection.
 */
final class SocketSink implements BodySink {

    private static final int MIN_PIECE = 8 * 1024;
    private static final int FIRST_PIECE = 16 * 1024;
    private static final int MAX_PIECE = 128 * 1024;
    private static final int MAX_TRANSFER = 1024 * 1024;

    /** Linux doubles the value and counts its own overhead in it. */
    private static final int SLOW_BUFFER = 32 * 1024;

    private static final int FIRST_BUFFER = 64 * 1024;
    private static final int FAST_BUFFER = 1024 * 1024;

    private static final long FAST_NANOS = 20_000_000;
    private static final long SLOW_NANOS = 250_000_000;

    /** What buffers on the way take at once proves nothing about the link. */
    private static final long UNPROVEN_BYTES = 512 * 1024;

    private final Http1Connection connection;
    private int piece = FIRST_PIECE;
    private int buffer;
    private long written;

    @Nullable
    private ByteBuffer copied;

    @Nullable
    private OutputStream out;

    @Nullable
    private Exchange exchange;

    SocketSink(Http1Connection connection) throws SocketException {
        this.connection = connection;
        bound(FIRST_BUFFER);
    }

    SocketSink begin(OutputStream target, Exchange current) {
        out = target;
        exchange = current;
        return this;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        OutputStream target = Objects.requireNonNull(out);
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int count = Math.min(piece, end - from);
            long start = checkedNow();
            target.write(bytes, from, count);
            from += count;
            accepted(count, start);
        }
    }

    @Override
    public boolean canTransfer() {
        return !connection.isSecure();
    }

    @Override
    public long transfer(FileChannel file, long position, long count) throws IOException {
        long done = 0;
        while (done < count) {
            long most = piece == MAX_PIECE ? MAX_TRANSFER : piece;
            long start = checkedNow();
            long sent = file.transferTo(position + done, Math.min(most, count - done), connection.channel());
            if (sent <= 0) {
                // Either the end of the file, or a full send buffer: once a virtual thread has used the connection, the
                // JDK keeps
                // its socket in non-blocking mode, and this method, unlike a write, does not wait for it.
                sent = copy(file, position + done, (int) Math.min(piece, count - done));
            }
            if (sent <= 0) {
                break;
            }
            done += sent;
            accepted(sent, start);
        }
        return done;
    }

    private int copy(FileChannel file, long position, int most) throws IOException {
        if (copied == null || copied.capacity() < most) {
            copied = ByteBuffer.allocate(most);
        }
        int count = file.read(copied.clear().limit(most), position);
        if (count > 0) {
            Objects.requireNonNull(out).write(copied.array(), 0, count);
        }
        return count;
    }

    private long checkedNow() throws IOException {
        int status = Objects.requireNonNull(exchange).status();
        if (status >= 300) {
            throw new EarlyResponseException();
        }
        return System.nanoTime();
    }

    private void accepted(long count, long start) throws SocketException {
        long now = System.nanoTime();
        Objects.requireNonNull(exchange).addSent(count, now);
        written += count;
        long took = now - start;
        if (took > SLOW_NANOS) {
            if (piece > MIN_PIECE) {
                piece = Math.max(MIN_PIECE, piece / 2);
            }
            bound(SLOW_BUFFER);
        } else if (took < FAST_NANOS && piece < MAX_PIECE && written >= UNPROVEN_BYTES) {
            piece *= 2;
            if (piece >= MAX_PIECE) {
                piece = MAX_PIECE;
                bound(FAST_BUFFER);
            }
        }
    }

    private void bound(int size) throws SocketException {
        if (buffer != size) {
            buffer = size;
            connection.channel().socket().setSendBufferSize(size);
        }
    }
}
