package com.syncsketch.mock;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A TCP connection to a mock server, for requests that no HTTP client sends. */
final class RawConnection implements AutoCloseable {

    private final Socket socket;

    RawConnection(MockSyncSketch mock) throws IOException {
        socket = new Socket(mock.url().getHost(), mock.url().getPort());
        socket.setSoTimeout(20_000);
    }

    static String credentials(MockSyncSketch mock) {
        return "Host: mock.example\r\nAuthorization: apikey " + mock.user() + ":" + mock.key() + "\r\n";
    }

    RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return this;
    }

    /** Reads until the server closes the connection. A reset throws an exception. */
    String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Reads the status line and the headers. */
    String readHead() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    /** Reads a number of bytes. */
    String read(int count) throws IOException {
        return new String(socket.getInputStream().readNBytes(count), StandardCharsets.UTF_8);
    }

    /** Resets the connection, as a killed process does. */
    void kill() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
