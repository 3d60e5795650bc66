package com.syncsketch.mock;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection on which a test says each byte itself. */
final class Wire implements AutoCloseable {

    private final Socket socket;

    Wire(MockSyncSketch mock) throws IOException {
        socket = new Socket(mock.url().getHost(), mock.url().getPort());
        socket.setSoTimeout(20_000);
    }

    static String credentials(MockSyncSketch mock) {
        return "Host: mock.example\r\nAuthorization: apikey " + mock.user() + ":" + mock.key() + "\r\n";
    }

    Wire send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return this;
    }

    /** Reads until the server closes; a reset is thrown. */
    String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Reads up to the empty line behind the headers. */
    String readHead() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int one = in.read();
            if (one < 0) {
                break;
            }
            head.write(one);
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    /** Reads a number of bytes. */
    String read(int count) throws IOException {
        return new String(socket.getInputStream().readNBytes(count), StandardCharsets.UTF_8);
    }

    /** Ends the connection as a killed process does. */
    void kill() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
