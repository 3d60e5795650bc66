package com.syncsketch.it.documents;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * A proxy that rejects every request and records the host. It is the proxy of the process that runs snippets. A snippet that
 * does not use the mock server therefore reaches no other server, and is reported even if it catches the exception. In
 * addition, that process cannot resolve host names, in case a snippet configures another proxy.
 */
final class BlockingProxy extends ProxySelector implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final Set<String> hosts = new ConcurrentSkipListSet<>();
    private final ServerSocket server;

    private BlockingProxy(ServerSocket server) {
        this.server = server;
    }

    /** Starts the proxy and makes it the default proxy of the JDK. */
    static BlockingProxy start() throws IOException {
        BlockingProxy proxy = new BlockingProxy(new ServerSocket(0, 50, InetAddress.getByName(LOOPBACK)));
        Thread thread = new Thread(proxy::serve, "blocking-proxy");
        thread.setDaemon(true);
        thread.start();
        ProxySelector.setDefault(proxy);
        return proxy;
    }

    /** Returns the environment variables that make it the proxy of the client. Lower-case names take precedence. */
    Map<String, String> environment() {
        String url = "http://" + LOOPBACK + ":" + server.getLocalPort();
        return Map.of("all_proxy", url, "http_proxy", url, "https_proxy", url, "no_proxy", LOOPBACK + ",localhost");
    }

    /** Fails if a host was requested since the previous call. */
    void assertUnused() {
        Set<String> requested = Set.copyOf(hosts);
        hosts.clear();
        if (!requested.isEmpty()) {
            throw new AssertionError("A snippet requested " + String.join(", ", requested));
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                String request = in.readLine();
                if (request == null) {
                    continue;
                }
                hosts.add(host(request));
                String head = "";
                while (head != null && !(head = in.readLine()).isEmpty()) {
                    // Read the whole head, because closing the socket earlier would reset the connection.
                }
                socket.getOutputStream()
                        .write("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The snippet has closed the connection, or this proxy was closed.
            }
        }
    }

    /** Returns the host of {@code CONNECT host:443 HTTP/1.1} or {@code GET http://host/path HTTP/1.1}. */
    private static String host(String request) {
        String target = request.split(" ")[1];
        return URI.create(target.contains("//") ? target : "//" + target).getHost();
    }

    @Override
    public List<Proxy> select(URI uri) {
        return uri.getHost().equals(LOOPBACK) || uri.getHost().equals("localhost")
                ? List.of(Proxy.NO_PROXY)
                : List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(LOOPBACK, server.getLocalPort())));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress proxy, IOException failure) {
        // The client reports the failure.
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
