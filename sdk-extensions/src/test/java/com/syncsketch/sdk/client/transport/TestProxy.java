package com.syncsketch.sdk.client.transport;

import jakarta.annotation.Nullable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP proxy on the loopback interface for tests: CONNECT tunnels, forwarding of requests with an absolute URL, Basic
 * authentication, error responses. Records what clients send to it. Thread-safe.
 */
public final class TestProxy implements AutoCloseable {

    /** What the proxy does with a request, after authentication if it is required. */
    private enum Mode {
        SERVE,
        REFUSE,
        HANG,
        CLOSE
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(TestProxy::daemon);
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<ProxiedRequest> requests = new CopyOnWriteArrayList<>();
    private final Map<String, InetSocketAddress> routes = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String login = "";
    private volatile Mode mode = Mode.SERVE;
    private volatile int refusal;

    private TestProxy(ServerSocket server) {
        this.server = server;
    }

    /** Starts a proxy without authentication on a free port of 127.0.0.1. */
    public static TestProxy start() throws IOException {
        TestProxy proxy = new TestProxy(new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1")));
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    /** Returns the port. The host is 127.0.0.1. */
    public int port() {
        return server.getLocalPort();
    }

    /** Returns the URI of the proxy, without credentials. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Redirects connections to a host and port to another address, so that tests can use names that do not exist. */
    public TestProxy route(String host, int port, InetSocketAddress target) {
        routes.put(host + ":" + port, target);
        return this;
    }

    /** Responds with 407 to requests without these credentials. */
    public TestProxy requireLogin(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        login = "Basic " + Base64.getEncoder().encodeToString(pair);
        return this;
    }

    /** Responds to each request with a status, such as 407 (even with credentials), 403 or 502. */
    public TestProxy refuse(int status) {
        refusal = status;
        mode = Mode.REFUSE;
        return this;
    }

    /** Reads the head of each request and then does nothing until the proxy is closed. */
    public TestProxy hang() {
        mode = Mode.HANG;
        return this;
    }

    /** Closes the connection after the head of each request. */
    public TestProxy hangUp() {
        mode = Mode.CLOSE;
        return this;
    }

    /** Serves requests again. */
    public TestProxy serve() {
        mode = Mode.SERVE;
        return this;
    }

    /** Returns the requests so far, including rejected ones. Data in tunnels is not recorded. */
    public List<ProxiedRequest> requests() {
        return List.copyOf(requests);
    }

    /** Returns how many connections clients have opened. */
    public int connections() {
        return connections.get();
    }

    /** Breaks all connections, including tunnels, like a proxy that restarts. New ones are accepted. */
    public void dropConnections() {
        sockets.forEach(HttpRelay::closeQuietly);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        dropConnections();
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = opened(server.accept());
                int number = connections.incrementAndGet();
                threads.execute(() -> serve(client, number));
            } catch (IOException e) {
                // The proxy was closed, or a client was gone before it was accepted.
            }
        }
    }

    private Socket opened(Socket socket) throws IOException {
        sockets.removeIf(Socket::isClosed);
        sockets.add(socket);
        socket.setTcpNoDelay(true);
        if (closed.getCount() == 0) {
            socket.close();
        }
        return socket;
    }

    private void serve(Socket client, int connection) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            while (respond(client, in, connection)) {
                // The client may send its next request on the same connection.
            }
        } catch (IOException e) {
            // The client notices the end of the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Responds to one request. Returns whether the connection can be reused. */
    private boolean respond(Socket client, InputStream in, int connection) throws IOException, InterruptedException {
        HttpHead head = HttpHead.read(in);
        if (head == null) {
            return false;
        }
        ProxiedRequest request = ProxiedRequest.of(head, connection);
        requests.add(request);
        if (!login.isEmpty() && !request.header("Proxy-Authorization").equals(login)) {
            return refuse(client, head, 407);
        }
        return switch (mode) {
            case REFUSE -> refuse(client, head, refusal);
            case HANG -> {
                closed.await();
                yield false;
            }
            case CLOSE -> false;
            case SERVE ->
                request.method().equals("CONNECT")
                        ? tunnel(client, in, head, request.target())
                        : forward(client, in, head, request);
        };
    }

    private static boolean refuse(Socket client, HttpHead head, int status) throws IOException {
        // A body that was not read would look like the next request.
        boolean reusable = !head.hasBody();
        String text = "Refused by the test proxy";
        HttpRelay.write(
                client.getOutputStream(),
                "HTTP/1.1 " + status + " Refused\r\n"
                        + (status == 407 ? "Proxy-Authenticate: Basic realm=\"test proxy\"\r\n" : "")
                        + (reusable ? "" : "Connection: close\r\n")
                        + "Content-Type: text/plain\r\nContent-Length: " + text.length() + "\r\n\r\n" + text);
        return reusable;
    }

    private boolean tunnel(Socket client, InputStream in, HttpHead head, String target)
            throws IOException, InterruptedException {
        int colon = target.lastIndexOf(':');
        Socket upstream = connect(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)));
        if (upstream == null) {
            return refuse(client, head, 502);
        }
        try (upstream) {
            HttpRelay.write(client.getOutputStream(), "HTTP/1.1 200 Connection established\r\n\r\n");
            Future<?> back = threads.submit(() -> HttpRelay.pumpToEnd(upstream, client));
            HttpRelay.pumpToEnd(in, upstream);
            isDone(back);
        }
        return false;
    }

    private boolean forward(Socket client, InputStream in, HttpHead head, ProxiedRequest request)
            throws IOException, InterruptedException {
        URI uri = URI.create(request.target());
        if (uri.getHost() == null) {
            return refuse(client, head, 400);
        }
        Socket upstream = connect(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort());
        if (upstream == null) {
            return refuse(client, head, 502);
        }
        boolean delimited;
        Future<?> body;
        try (upstream) {
            HttpRelay.write(upstream.getOutputStream(), head.forOrigin(uri));
            body = threads.submit(() -> HttpRelay.body(head, in, upstream.getOutputStream()));
            delimited = HttpRelay.response(request.method(), upstream.getInputStream(), client.getOutputStream());
        }
        if (!delimited) {
            return false;
        }
        if (!isDone(body)) {
            // The server responded early. Closed now, the connection would take the response from a client that still
            // sends.
            in.transferTo(OutputStream.nullOutputStream());
            return false;
        }
        return true;
    }

    /** Connects to a server, or returns null if that fails. */
    @Nullable
    private Socket connect(String host, int port) throws IOException {
        InetSocketAddress target = routes.getOrDefault(host + ":" + port, new InetSocketAddress(host, port));
        Socket socket = opened(new Socket());
        try {
            socket.connect(target);
            return socket;
        } catch (IOException e) {
            socket.close();
            return null;
        }
    }

    /** Waits for a task and returns whether it succeeded. */
    private static boolean isDone(Future<?> task) throws InterruptedException {
        try {
            task.get();
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "test-proxy");
        thread.setDaemon(true);
        return thread;
    }
}
