package com.syncsketch.sdk.client.transport;

import com.syncsketch.testsupport.TestCertificate;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;

/** The server side of a connection. Used by the thread of its script, except for the methods that wait. */
final class RawConnection {

    private static final int LONGEST_HEAD = 1 << 20;

    private final RawServer server;
    private final int number;
    private final Socket raw;
    private final Socket socket;
    private final AtomicLong received = new AtomicLong();
    private final CountDownLatch eof = new CountDownLatch(1);
    private InputStream in;
    private OutputStream out;

    RawConnection(RawServer server, int number, Socket raw, TestCertificate tls) throws IOException {
        this.server = server;
        this.number = number;
        this.raw = raw;
        this.socket = tls == null ? raw : tls.wrap(raw);
    }

    /** Performs the handshake if this is a TLS connection. */
    void handshake() throws IOException {
        if (socket instanceof SSLSocket secure) {
            try {
                secure.startHandshake();
            } catch (IOException e) {
                eof.countDown();
                throw e;
            }
        }
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        out = socket.getOutputStream();
    }

    /** Returns the number of this connection, from 1. */
    int number() {
        return number;
    }

    /** Returns the number of bytes of bodies that were read. */
    long received() {
        return received.get();
    }

    /** Reads a request with its body. Returns null if the client has closed the connection. */
    RawRequest read() throws IOException {
        RawRequest head = readHead();
        if (head == null) {
            return null;
        }
        String length = head.header("Content-Length");
        if ("chunked".equalsIgnoreCase(head.header("Transfer-Encoding"))) {
            return new RawRequest(number, head.head(), readChunks());
        }
        return new RawRequest(number, head.head(), readBody(length == null ? 0 : Long.parseLong(length)));
    }

    /** Reads the head of a request only. Returns null if the client has closed the connection. */
    RawRequest readHead() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int b = readByte();
            if (b < 0) {
                return null;
            }
            head.write(b);
            matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
            if (head.size() > LONGEST_HEAD) {
                throw new IOException("No end of the head");
            }
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        RawRequest request = new RawRequest(number, text.substring(0, text.length() - 4), new byte[0]);
        server.add(request);
        return request;
    }

    /** Reads a part of a body. */
    byte[] readBody(long length) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (long left = length; left > 0; ) {
            byte[] bytes = new byte[(int) Math.min(left, 64 * 1024)];
            int count = in.read(bytes);
            if (count < 0) {
                eof.countDown();
                throw new IOException("The body ended early");
            }
            received.addAndGet(count);
            // Large bodies are counted, not kept.
            if (body.size() < (1 << 20)) {
                body.write(bytes, 0, count);
            }
            left -= count;
        }
        return body.toByteArray();
    }

    /** Reads and drops everything until the client closes the connection. */
    void drain() {
        byte[] bytes = new byte[64 * 1024];
        try {
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                received.addAndGet(count);
            }
        } catch (IOException e) {
            // Reset: closed as well.
        } finally {
            eof.countDown();
        }
    }

    /** Sends exact characters, as ISO-8859-1. */
    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends exact bytes. */
    void send(byte[] bytes) throws IOException {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            // The client has closed the connection.
            eof.countDown();
            throw e;
        }
    }

    /** Sends a JSON response with a length; further header lines end in CRLF. */
    void respond(int status, String json, String... headerLines) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        send("HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\n" + String.join("", headerLines) + "\r\n" + new String(body, StandardCharsets.ISO_8859_1));
    }

    /** Sends a text again and again until the client closes the connection. */
    void endless(String unit) throws IOException {
        byte[] bytes = unit.repeat(Math.max(1, 16 * 1024 / unit.length())).getBytes(StandardCharsets.ISO_8859_1);
        while (!server.isClosed()) {
            send(bytes);
        }
    }

    /** Sends a text again and again, one byte every 50 ms, until the client closes the connection. */
    void trickle(String unit) throws IOException {
        while (!server.isClosed()) {
            for (byte b : unit.getBytes(StandardCharsets.ISO_8859_1)) {
                send(new byte[] {b});
                RawServer.pause(50);
            }
        }
    }

    /** Stays silent, without reading, until the server is closed. */
    void silence() throws InterruptedException {
        server.awaitEnd();
    }

    /** Reads the head and the beginning of the body, and then nothing until the server is closed. */
    void stallInBody() throws IOException, InterruptedException {
        readHead();
        readBody(10_000);
        silence();
    }

    /** Closes the connection: with FIN, after close_notify if this is a TLS connection. */
    void close() throws IOException {
        socket.close();
    }

    /** Sends FIN without close_notify, and nothing else; the connection can still be read. */
    void finish() throws IOException {
        raw.shutdownOutput();
    }

    /** Resets the connection. */
    void reset() throws IOException {
        raw.setSoLinger(true, 0);
        raw.close();
    }

    /** Reads until the client has closed the connection, and then releases the threads in {@link #awaitEof}. */
    void expectEof() {
        drain();
    }

    /** Returns whether the client closes the connection within a bound that only hangs reach. */
    boolean awaitEof() throws InterruptedException {
        return eof.await(30, TimeUnit.SECONDS);
    }

    void closeQuietly() {
        try {
            raw.close();
        } catch (IOException e) {
            // Closed either way.
        }
    }

    private int readByte() throws IOException {
        try {
            int b = in.read();
            if (b < 0) {
                eof.countDown();
            }
            return b;
        } catch (IOException e) {
            // Reset, or ended without close_notify.
            eof.countDown();
            throw e;
        }
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size;
        do {
            size = Integer.parseInt(readLine().split(";")[0].strip(), 16);
            body.writeBytes(readBody(size));
            readLine();
        } while (size > 0);
        return body.toByteArray();
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = readByte(); b >= 0 && b != '\n'; b = readByte()) {
            line.append((char) b);
        }
        return line.toString().strip();
    }
}
