package com.syncsketch.benchmarks.server;

import com.syncsketch.testsupport.KeyStores;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An HTTP/1.1 server that uses less CPU than any client: blocking sockets, one thread per connection, prepared responses. It
 * also acts as an object storage that counts the received bytes and discards them. Benchmarks run it in a process of its
 * own, so that its CPU time is not attributed to a client.
 */
public final class ResponseServer implements AutoCloseable {

    /** More connections than any benchmark opens at once. */
    private static final int BACKLOG = 1024;

    private final Responses responses = new Responses();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ServerSocket socket;
    private final String origin;

    private ResponseServer(ServerSocket socket, String origin) {
        this.socket = socket;
        this.origin = origin;
    }

    /**
     * Runs a server until its standard input ends. Prints its origin.
     *
     * @param arguments the IP address to listen on, and a key store (PKCS #12, with the password of {@link Certificate}) for
     *     TLS
     */
    public static void main(String[] arguments) throws Exception {
        try (ResponseServer server = start(arguments[0], arguments.length == 1 ? null : Path.of(arguments[1]))) {
            System.out.println(server.origin());
            while (System.in.read() >= 0) {
                // Waits for the parent process to end.
            }
        }
    }

    /**
     * Starts a server on a free port.
     *
     * @param address the IP address to listen on
     * @param keys the key store of a {@link Certificate}, or null for plain HTTP
     */
    public static ResponseServer start(String address, @Nullable Path keys)
            throws IOException, GeneralSecurityException {
        ServerSocket socket = keys == null
                ? ServerSocketChannel.open().socket()
                : KeyStores.serverContext(KeyStores.load(keys))
                        .getServerSocketFactory()
                        .createServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0), BACKLOG);
        String scheme = keys == null ? "http://" + address : "https://localhost";
        ResponseServer server = new ResponseServer(socket, scheme + ":" + socket.getLocalPort());
        daemon(server::accept);
        return server;
    }

    /** Returns the origin of its URLs, without a path. */
    public String origin() {
        return origin;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                daemon(() -> serve(connection));
            } catch (IOException e) {
                // The server was closed.
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            new ServerConnection(connection, origin, responses).serve();
        } catch (IOException e) {
            // The client is gone.
        } finally {
            connections.remove(connection);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "response-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
