package com.syncsketch.benchmarks.server;

import jakarta.annotation.Nullable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads requests from a connection, skips their bodies and writes the responses. It supports the part of HTTP/1.1 that the
 * candidates use: bodies with a length or in chunks, and {@code Expect: 100-continue}.
 */
final class ServerConnection {

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String CUT = "The connection ended within a request body";
    private static final int HEAD_BYTES = 16 * 1024;
    private static final int BODY_BYTES = 256 * 1024;

    private final InputStream in;
    private final OutputStream out;

    /** The channel of the connection, which avoids a copy to the heap, or null for TLS. */
    @Nullable
    private final SocketChannel channel;

    private final String origin;
    private final Responses responses;

    /** Bytes that were read from the connection; those from {@code start} to {@code end} are unprocessed. */
    private byte[] buffer = new byte[HEAD_BYTES];

    private int start;
    private int end;

    /** A buffer for bodies that are read from the channel, allocated on first use. */
    @Nullable
    private ByteBuffer direct;

    ServerConnection(Socket socket, String origin, Responses responses) throws IOException {
        in = socket.getInputStream();
        out = socket.getOutputStream();
        channel = socket.getChannel();
        this.origin = origin;
        this.responses = responses;
    }

    /** Serves requests until the client closes the connection. */
    void serve() throws IOException {
        for (int length = head(); length > 0; length = head()) {
            String head = new String(buffer, start, length, StandardCharsets.ISO_8859_1);
            start += length;
            long body = 0;
            if (!head.startsWith("GET ")) {
                body = skipBody(head.toLowerCase(Locale.ROOT));
            }
            out.write(responses.to(head.substring(0, head.indexOf(" HTTP/")), origin, body));
            out.flush();
        }
    }

    /** Reads the next request head and returns its length, or 0 at the end of the connection. */
    private int head() throws IOException {
        int seen = start;
        while (true) {
            for (int i = Math.max(seen, start + 3); i < end; i++) {
                if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n' && buffer[i - 3] == '\r') {
                    return i + 1 - start;
                }
            }
            seen = end;
            if (end == buffer.length) {
                if (start == 0) {
                    throw new IOException("The request head is longer than " + buffer.length + " bytes");
                }
                System.arraycopy(buffer, start, buffer, 0, end - start);
                seen -= start;
                end -= start;
                start = 0;
            }
            if (start == end) {
                start = 0;
                end = 0;
                seen = 0;
            }
            int count = in.read(buffer, end, buffer.length - end);
            if (count < 0) {
                return 0;
            }
            end += count;
        }
    }

    /** Skips the body that follows a head, and returns its length. */
    private long skipBody(String head) throws IOException {
        if (head.contains("\r\nexpect: 100-continue")) {
            out.write(CONTINUE);
            out.flush();
        }
        if (head.contains("\r\ntransfer-encoding: chunked")) {
            return skipChunks();
        }
        long length = contentLength(head);
        skip(length);
        return length;
    }

    private static long contentLength(String head) {
        String name = "\r\ncontent-length:";
        int at = head.indexOf(name);
        if (at < 0) {
            return 0;
        }
        int from = at + name.length();
        return Long.parseLong(head.substring(from, head.indexOf('\r', from)).strip());
    }

    private long skipChunks() throws IOException {
        long bytes = 0;
        while (true) {
            String line = line();
            int extension = line.indexOf(';');
            long size = Long.parseLong((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
            if (size == 0) {
                while (!line().isEmpty()) {
                    // Trailers.
                }
                return bytes;
            }
            skip(size + 2);
            bytes += size;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            if (start == end) {
                fill();
            }
            char next = (char) (buffer[start++] & 0xff);
            if (next == '\n') {
                return line.toString().stripTrailing();
            }
            line.append(next);
        }
    }

    private void skip(long count) throws IOException {
        long left = count - Math.min(count, end - start);
        start += (int) (count - left);
        if (channel != null) {
            skip(channel, left);
            return;
        }
        while (left > 0) {
            fill();
            start = (int) Math.min(left, end);
            left -= start;
        }
    }

    private void skip(SocketChannel from, long count) throws IOException {
        if (count > 0 && direct == null) {
            direct = ByteBuffer.allocateDirect(BODY_BYTES);
        }
        for (long left = count; left > 0 && direct != null; left -= direct.position()) {
            direct.clear().limit((int) Math.min(left, direct.capacity()));
            if (from.read(direct) < 0) {
                throw new EOFException(CUT);
            }
        }
    }

    /** Refills the buffer once all of its bytes are processed. */
    private void fill() throws IOException {
        if (buffer.length < BODY_BYTES) {
            buffer = new byte[BODY_BYTES];
        }
        int count = in.read(buffer, 0, buffer.length);
        if (count < 0) {
            throw new EOFException(CUT);
        }
        start = 0;
        end = count;
    }
}
