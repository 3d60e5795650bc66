package com.syncsketch.sdk.client.internal.http.apache;

import com.syncsketch.sdk.client.internal.http.engine.BandwidthLimiter;
import com.syncsketch.sdk.client.internal.http.engine.BodySink;
import com.syncsketch.sdk.client.internal.http.engine.Exchange;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/**
 * Writes a large body to a connection in chunks whose size depends on the speed of the link.
 *
 * <p>A blocking write returns when the operating system has accepted all bytes, so on a slow link a large chunk would look
 * like a stall. On a slow link the send buffer is small as well, so that accepted bytes are soon sent. On a fast link both
 * grow. The sizes are kept for the next request on the connection.
 */
final class SocketSink implements BodySink {

    private static final int MIN_CHUNK = 8 * 1024;
    private static final int INITIAL_CHUNK = 16 * 1024;
    private static final int MAX_CHUNK = 128 * 1024;
    private static final int MAX_TRANSFER = 1024 * 1024;

    /** Linux doubles this value and includes its overhead. */
    private static final int SLOW_BUFFER = 32 * 1024;

    private static final int INITIAL_BUFFER = 64 * 1024;
    private static final int FAST_BUFFER = 1024 * 1024;

    private static final long FAST_NANOS = 20_000_000;
    private static final long SLOW_NANOS = 250_000_000;

    /** The first bytes only fill buffers and say nothing about the link. */
    private static final long BUFFERED_BYTES = 512 * 1024;

    private final Http1Connection connection;
    private int chunk = INITIAL_CHUNK;
    private int buffer;
    private long written;

    @Nullable
    private ByteBuffer copied;

    @Nullable
    private OutputStream out;

    @Nullable
    private Exchange exchange;

    @Nullable
    private BandwidthLimiter limiter;

    SocketSink(Http1Connection connection) throws SocketException {
        this.connection = connection;
        setSendBuffer(INITIAL_BUFFER);
    }

    /**
     * Prepares the sink for a body.
     *
     * @param limit limits how fast the body is sent; null for no limit
     */
    SocketSink start(OutputStream target, Exchange current, @Nullable BandwidthLimiter limit) {
        out = target;
        exchange = current;
        limiter = limit;
        return this;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        OutputStream target = Objects.requireNonNull(out);
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int count = permitted(Math.min(chunk, end - from));
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
            int largest = chunk == MAX_CHUNK ? MAX_TRANSFER : chunk;
            int max = permitted((int) Math.min(largest, count - done));
            long start = checkedNow();
            long sent = file.transferTo(position + done, max, connection.channel());
            if (sent <= 0) {
                // Either the end of the file or a full send buffer: once a virtual thread has used the connection, its
                // socket is in non-blocking mode, and this method, unlike a write, does not wait.
                sent = copy(file, position + done, Math.min(chunk, max));
            }
            if (sent <= 0) {
                break;
            }
            done += sent;
            accepted(sent, start);
        }
        return done;
    }

    private int copy(FileChannel file, long position, int max) throws IOException {
        if (copied == null || copied.capacity() < max) {
            copied = ByteBuffer.allocate(max);
        }
        int count = file.read(copied.clear().limit(max), position);
        if (count > 0) {
            Objects.requireNonNull(out).write(copied.array(), 0, count);
        }
        return count;
    }

    /** Waits until bytes may be sent, and returns how many. */
    private int permitted(int count) {
        return limiter == null ? count : limiter.acquire(count, Objects.requireNonNull(exchange));
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
            if (chunk > MIN_CHUNK) {
                chunk = Math.max(MIN_CHUNK, chunk / 2);
            }
            setSendBuffer(SLOW_BUFFER);
        } else if (took < FAST_NANOS && chunk < MAX_CHUNK && written >= BUFFERED_BYTES) {
            chunk *= 2;
            if (chunk >= MAX_CHUNK) {
                chunk = MAX_CHUNK;
                setSendBuffer(FAST_BUFFER);
            }
        }
    }

    private void setSendBuffer(int size) throws SocketException {
        if (buffer != size) {
            buffer = size;
            connection.channel().socket().setSendBufferSize(size);
        }
    }
}
