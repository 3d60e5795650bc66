package com.syncsketch.benchmarks.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP relay that reads from each client connection at a limited rate, through a small receive buffer, and forwards the
 * bytes to a server. Responses are forwarded at full speed. Its threads are daemons that end with the process.
 */
final class SlowReader {

    /** Small, so that the client notices the limited rate immediately. */
    private static final int RECEIVE_BUFFER = 8 * 1024;

    private static final int CHUNKS_PER_SECOND = 10;
    private static final int FAST_CHUNK = 64 * 1024;

    private final ServerSocket listener = new ServerSocket();
    private final InetSocketAddress server;
    private final int bytesPerSecond;

    private SlowReader(InetSocketAddress server, int bytesPerSecond) throws IOException {
        this.server = server;
        this.bytesPerSecond = bytesPerSecond;
    }

    /**
     * Starts a relay.
     *
     * @param host the IP address to listen on, which is also that of the server
     * @param port the port to listen on, 0 for a free one
     * @param serverPort the port of the server
     * @param bytesPerSecond the rate of each connection, at least 10
     * @return the port that the relay listens on
     * @throws IOException if the port cannot be bound
     */
    static int start(InetAddress host, int port, int serverPort, int bytesPerSecond) throws IOException {
        SlowReader reader = new SlowReader(new InetSocketAddress(host, serverPort), bytesPerSecond);
        // Accepted connections inherit the size, which limits the window only if it is set before they connect.
        reader.listener.setReceiveBufferSize(RECEIVE_BUFFER);
        reader.listener.bind(new InetSocketAddress(host, port));
        daemon(reader::accept);
        return reader.listener.getLocalPort();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "slow-reader");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = listener.accept();
                Socket upstream = new Socket(server.getAddress(), server.getPort());
                int chunk = bytesPerSecond / CHUNKS_PER_SECOND;
                daemon(() -> forward(client, upstream, chunk, TimeUnit.SECONDS.toNanos(1) / bytesPerSecond));
                daemon(() -> forward(upstream, client, FAST_CHUNK, 0));
            } catch (IOException e) {
                System.err.println("The relay failed to accept a connection: " + e);
            }
        }
    }

    private static void forward(Socket from, Socket to, int chunk, long nanosPerByte) {
        byte[] buffer = new byte[chunk];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                LockSupport.parkNanos(count * nanosPerByte);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // One peer is gone, so the other connection is useless.
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            System.err.println("The relay failed to close a connection: " + e);
        }
    }
}
