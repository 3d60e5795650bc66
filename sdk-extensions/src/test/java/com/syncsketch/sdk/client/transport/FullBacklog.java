package com.syncsketch.sdk.client.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A port of the loopback interface on which connections neither succeed nor fail, because nothing accepts them. */
final class FullBacklog implements AutoCloseable {

    private final ServerSocket server;
    private final List<Socket> waiting = new ArrayList<>();

    FullBacklog() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        // The system accepts a few more than the backlog.
        for (int i = 0; i < 64; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress("127.0.0.1", server.getLocalPort()), 300);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
        throw new AssertionError("The backlog has no end");
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : waiting) {
            socket.close();
        }
        server.close();
    }
}
