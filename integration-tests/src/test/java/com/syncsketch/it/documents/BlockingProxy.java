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
 * A proxy that refuses every request and remembers the host. It is the proxy of the process in which snippets run, so a
 * snippet that forgets to name the mock server reaches neither the service nor anybody else, and is found even if it
 * catches the exception. Names of hosts cannot be resolved in that process, either, in case a snippet sets another proxy.
 */
final class BlockingProxy extends ProxySelector implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final Set<String> hosts = new ConcurrentSkipListSet<>();
    private final ServerSocket server;

    private BlockingProxy(ServerSocket server) {
        this.server = server;
    }

    /** Starts the proxy, and makes it the one of the JDK's HTTP clients. */
    static BlockingProxy start() throws IOException {
        BlockingProxy proxy = new BlockingProxy(new ServerSocket(0, 50, InetAddress.getByName(LOOPBACK)));
        Thread thread = new Thread(proxy::serve, "no-way-out");
        thread.setDaemon(true);
        thread.start();
        ProxySelector.setDefault(proxy);
        return proxy;
    }

    /** Returns the environment variables that make it the proxy of the client. Lower case wins. */
    Map<String, String> environment() {
        String url = "http://" + LOOPBACK + ":" + server.getLocalPort();
        return Map.of("all_proxy", url, "http_proxy", url, "https_proxy", url, "no_proxy", LOOPBACK + ",localhost");
    }

    /** Fails if a host was asked for since the last call. */
    void assertUnused() {
        Set<String> asked = Set.copyOf(hosts);
        hosts.clear();
        if (!asked.isEmpty()) {
            throw new AssertionError("A snippet asked for " + String.join(", ", asked));
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
                    // To the end of the head, or else closing the socket would reset the connection.
                }
                socket.getOutputStream()
                        .write("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The snippet has hung up, or this has ended.
            }
        }
    }

    /** Returns the host of {@code CONNECT host:443 HTTP/1.1} or {@code GET http://host/path HTTP/1.1}. */
    private static String host(String request) {
        String target = request.split(" ")[1];
        return URI.create(target.contains("//") ? target : "//" + target).getHost();
    }

    @Override
    public List<Proxy> select(URI address) {
        return address.getHost().equals(LOOPBACK) || address.getHost().equals("localhost")
                ? List.of(Proxy.NO_PROXY)
                : List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(LOOPBACK, server.getLocalPort())));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        // The client tells.
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
