package com.syncsketch.sdk.client.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Forwards HTTP/1.1 messages and bytes, each piece at once. */
final class HttpRelay {

    private static final int BUFFER = 64 * 1024;

    private HttpRelay() {}

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Forwards all bytes from one socket to another, and then the end of the stream. */
    static void pumpToEnd(Socket from, Socket to) {
        try {
            pumpToEnd(from.getInputStream(), to);
        } catch (IOException e) {
            closeQuietly(to);
        }
    }

    /** Forwards all bytes of a stream, and then its end. If one side breaks, the other is closed. */
    static void pumpToEnd(InputStream from, Socket to) {
        try {
            byte[] buffer = new byte[BUFFER];
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                to.getOutputStream().write(buffer, 0, n);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            closeQuietly(to);
        }
    }

    /** Forwards the body of a request. */
    static Void body(HttpHead head, InputStream in, OutputStream out) throws IOException {
        if (head.isChunked()) {
            chunks(in, out);
        } else {
            bytes(Math.max(0, head.contentLength()), in, out);
        }
        return null;
    }

    /**
     * Forwards a response and the interim responses (1xx) before it.
     *
     * @return whether its end could be told without the end of the connection
     */
    static boolean response(String method, InputStream in, OutputStream out) throws IOException {
        HttpHead head = headOf(in);
        while (head.status() < 200) {
            write(out, head.text());
            head = headOf(in);
        }
        boolean empty = method.equals("HEAD") || head.status() == 204 || head.status() == 304;
        boolean delimited = empty || head.isChunked() || head.contentLength() >= 0;
        write(out, HttpHead.text(head.startLine(), connectionLines(head, delimited)));
        if (!empty && head.isChunked()) {
            chunks(in, out);
        } else if (!empty) {
            bytes(delimited ? head.contentLength() : Long.MAX_VALUE, in, out);
        }
        return delimited;
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closed anyway.
        }
    }

    private static HttpHead headOf(InputStream in) throws IOException {
        HttpHead head = HttpHead.read(in);
        if (head == null) {
            throw new EOFException("no response");
        }
        return head;
    }

    /** The connection to the server ends after each response; the client's need not. */
    private static List<String> connectionLines(HttpHead head, boolean delimited) {
        List<String> lines = new ArrayList<>(head.lines());
        lines.removeIf(line -> line.toLowerCase(Locale.ROOT).startsWith("connection:"));
        if (!delimited) {
            lines.add("Connection: close");
        }
        return lines;
    }

    private static void bytes(long length, InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0 && length == Long.MAX_VALUE) {
                return;
            }
            if (n < 0) {
                throw new EOFException("a body is cut off");
            }
            out.write(buffer, 0, n);
            out.flush();
            left -= n;
        }
    }

    private static void chunks(InputStream in, OutputStream out) throws IOException {
        long size;
        do {
            String line = lineOf(in);
            write(out, line + "\r\n");
            size = Long.parseLong(line.split(";", 2)[0].strip(), 16);
            bytes(size, in, out);
            if (size > 0) {
                write(out, lineOf(in) + "\r\n");
            }
        } while (size > 0);
        String trailer;
        do {
            trailer = lineOf(in);
            write(out, trailer + "\r\n");
        } while (!trailer.isEmpty());
    }

    private static String lineOf(InputStream in) throws IOException {
        String line = HttpHead.line(in);
        if (line == null) {
            throw new EOFException("a chunked body is cut off");
        }
        return line;
    }
}
