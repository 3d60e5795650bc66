package com.syncsketch.mock.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.io.Content;

/**
 * A request body as a stream with a timeout. Distinguishes malformed chunks and slow clients, which get a response, from closed
 * connections, which throw an {@link IOException}. Not thread-safe.
 */
final class BlockingBody extends InputStream {

    /** The minimum rate of a body that takes longer than the timeout, in bytes per second. */
    private static final long MIN_RATE = 1024;

    private final Content.Source source;
    private final Duration timeout;
    private final BooleanSupplier connected;
    private final Semaphore available = new Semaphore(0);
    private Content.Chunk chunk = Content.Chunk.EMPTY;
    private long received;
    private long waited;
    private boolean failed;

    /**
     * Creates a stream.
     *
     * @param source the body
     * @param timeout the maximum time to wait for the next bytes
     * @param connected whether the client can still send
     */
    BlockingBody(Content.Source source, Duration timeout, BooleanSupplier connected) {
        this.source = source;
        this.timeout = timeout;
        this.connected = connected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        ByteBuffer buffer = next();
        if (!buffer.hasRemaining()) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(bytes, offset, count);
        received += count;
        return count;
    }

    /** Returns the unread bytes of the current or next chunk; none at the end of the body. */
    private ByteBuffer next() throws IOException {
        if (failed) {
            throw new IOException("The body could not be read");
        }
        while (!chunk.hasRemaining() && !chunk.isLast()) {
            chunk.release();
            Content.Chunk read = source.read();
            chunk = read == null ? Content.Chunk.EMPTY : read;
            if (Content.Chunk.isFailure(chunk)) {
                throw failure(chunk.getFailure());
            }
            if (read == null) {
                await();
            }
        }
        return chunk.getByteBuffer();
    }

    private void await() throws IOException {
        source.demand(available::release);
        long before = System.nanoTime();
        // A body that takes longer than the timeout must have the minimum rate. Only time spent waiting counts.
        long rest = timeout.toNanos() + TimeUnit.SECONDS.toNanos(received) / MIN_RATE - waited;
        try {
            if (!available.tryAcquire(Math.min(timeout.toNanos(), rest), TimeUnit.NANOSECONDS)) {
                failed = true;
                throw new HttpException(
                        408,
                        "The body is sent too slowly: no byte for " + timeout.toMillis() + " ms, or fewer than "
                                + MIN_RATE + " bytes per second");
            }
        } catch (InterruptedException e) {
            failed = true;
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted by the end of the server");
        }
        waited += System.nanoTime() - before;
    }

    private RuntimeException rejection(org.eclipse.jetty.http.HttpException cause) {
        return new HttpException(400, "The body cannot be read: its chunks are malformed: " + cause.getReason());
    }

    private IOException failure(Throwable cause) {
        failed = true;
        // A connection that was closed within the body fails in the same way as a malformed chunk.
        if (cause instanceof org.eclipse.jetty.http.HttpException bad && connected.getAsBoolean()) {
            throw rejection(bad);
        }
        return cause instanceof IOException e ? e : new IOException(cause);
    }

    @Override
    public void close() {
        chunk.release();
        chunk = Content.Chunk.EOF;
    }
}
