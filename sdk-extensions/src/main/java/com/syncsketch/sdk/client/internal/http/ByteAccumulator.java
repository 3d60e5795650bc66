package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.internal.http.engine.ContentEncodingException;
import com.syncsketch.sdk.client.internal.http.engine.ResponseTooLargeIOException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Collects the bytes of a stream in pieces, so that a long one is copied once and never needs more than twice its size. */
final class ByteAccumulator {

    private static final int INITIAL_CHUNK = 2 * 1024;
    private static final int MAX_CHUNK = 256 * 1024;
    private static final byte[] EMPTY = {};

    private final long limit;
    private final List<byte[]> full = new ArrayList<>(0);
    private byte[] current = EMPTY;
    private int length;
    private long total;

    /**
     * Creates an accumulator.
     *
     * @param limit the maximum number of bytes
     */
    ByteAccumulator(long limit) {
        this.limit = limit;
    }

    /**
     * Reads a stream to its end.
     *
     * @param announced the expected number of bytes, or -1 if it is unknown
     * @throws ResponseTooLargeIOException if there are more bytes than the limit; those up to it are kept
     */
    void readFrom(InputStream stream, long announced) throws IOException {
        current = new byte[(int) Math.min(limit, announced >= 0 && announced <= MAX_CHUNK ? announced : INITIAL_CHUNK)];
        while (true) {
            if (length == current.length) {
                int next = stream.read();
                if (next < 0) {
                    return;
                }
                if (total == limit) {
                    throw new ResponseTooLargeIOException(limit);
                }
                grow();
                current[length++] = (byte) next;
                total++;
                continue;
            }
            int count = stream.read(current, length, current.length - length);
            if (count < 0) {
                return;
            }
            length += count;
            total += count;
        }
    }

    /** Checks that there are no bytes after the content. */
    void expectEnd(InputStream stream) throws IOException {
        if (stream.read() >= 0) {
            throw new ContentEncodingException("there are bytes after the end of the encoded content");
        }
    }

    private void grow() {
        if (length > 0) {
            full.add(current);
        }
        long size = Math.min(MAX_CHUNK, Math.max(INITIAL_CHUNK, 2L * current.length));
        current = new byte[(int) Math.min(size, limit - total)];
        length = 0;
    }

    byte[] toByteArray() {
        if (full.isEmpty() && length == current.length) {
            return current;
        }
        byte[] all = new byte[(int) total];
        int at = 0;
        for (byte[] chunk : full) {
            System.arraycopy(chunk, 0, all, at, chunk.length);
            at += chunk.length;
        }
        System.arraycopy(current, 0, all, at, length);
        return all;
    }
}
