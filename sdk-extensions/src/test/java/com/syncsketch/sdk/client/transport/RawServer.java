package com.syncsketch.sdk.client.transport;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.SyncSketchClientBuilder;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.testsupport.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * A server on raw sockets whose behavior is scripted per connection, byte by byte. It binds to the loopback interface
 * and port 0, speaks plain HTTP or TLS, and records connections and request heads. Thread-safe.
 */
final class RawServer implements AutoCloseable {

    /** Small, so that a server that stops reading blocks the sender of a few megabytes. */
    private static final int RECEIVE_BUFFER = 32 * 1024;

    /** The script of a connection. It runs on a thread of its own; the connection is closed when it returns. */
    @FunctionalInterface
    interface Script {

        /** Serves the connection. Exceptions are ignored: a client that hangs up is part of many tests. */
        void serve(RawConnection connection) throws Exception;
    }

    /** Handles one request of a connection that is kept open. */
    @FunctionalInterface
    interface Handler {

        /** Responds to the request, which has been read completely. */
        void handle(RawConnection connection, RawRequest request) throws Exception;
    }

    private final ServerSocket socket;
    private final String scheme;
    private final TestCertificate tls;
    private final Script script;
    private final AtomicInteger accepted = new AtomicInteger();
    private final List<RawConnection> connections = new CopyOnWriteArrayList<>();
    private final List<RawRequest> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    private RawServer(String address, TestCertificate tls, Script script) {
        this.tls = tls;
        this.script = script;
        this.scheme = tls == null ? "http" : "https";
        try {
            socket = new ServerSocket();
            socket.setReceiveBufferSize(RECEIVE_BUFFER);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0), 1024);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        start("raw-server", this::accept);
    }

    /** Starts a plain server on 127.0.0.1. */
    static RawServer plain(Script script) {
        return new RawServer("127.0.0.1", null, script);
    }

    /** Starts a server with TLS on 127.0.0.1. */
    static RawServer tls(TestCertificate tls, Script script) {
        return new RawServer("127.0.0.1", tls, script);
    }

    /** Starts a server with or without TLS; its certificate is that of {@link Tls#localhost()}. */
    static RawServer of(boolean secure, Script script) {
        return new RawServer("127.0.0.1", secure ? TestCertificate.loopback() : null, script);
    }

    /** Starts a plain server on another address of the loopback interface. */
    static RawServer at(String address, Script script) {
        return new RawServer(address, null, script);
    }

    /** Returns a script that reads requests one after another and passes them to a handler. */
    static Script each(Handler handler) {
        return connection -> {
            for (RawRequest request = connection.read(); request != null; request = connection.read()) {
                handler.handle(connection, request);
            }
        };
    }

    /** Returns a script that responds to each request with an empty JSON object. */
    static Script ok() {
        return each((connection, request) -> connection.respond(200, "{}"));
    }

    /** Returns a script that reads one request, sends exact bytes and closes the connection. */
    static Script once(String response) {
        return connection -> {
            connection.read();
            connection.send(response);
        };
    }

    String url() {
        return url("127.0.0.1");
    }

    String url(String host) {
        return scheme + "://" + host + ":" + port();
    }

    int port() {
        return socket.getLocalPort();
    }

    boolean isSecure() {
        return tls != null;
    }

    /** Returns a builder for a client of this server that trusts its certificate and retries nothing. */
    SyncSketchClientBuilder clientBuilder() {
        SyncSketchClientBuilder builder = SyncSketchClient.builder()
                .host(url())
                .credentials(Credentials.apiKey(TestServer.USER, TestServer.KEY))
                .retryPolicy(RetryPolicy.none());
        return tls == null ? builder : builder.sslContext(tls.clientContext());
    }

    SyncSketchClient client() {
        return clientBuilder().build();
    }

    /** Returns the number of connections that were accepted. */
    int connections() {
        return accepted.get();
    }

    /** Returns the connections in the order in which they were accepted. */
    List<RawConnection> connectionList() {
        return List.copyOf(connections);
    }

    /** Returns the number of bytes of bodies that were read on all connections. */
    long receivedBytes() {
        return connections.stream().mapToLong(RawConnection::received).sum();
    }

    /** Returns the requests whose heads arrived, in the order of their arrival. */
    List<RawRequest> requests() {
        return List.copyOf(requests);
    }

    /** Returns the request lines that arrived and contain a text. */
    List<String> requestLines(String text) {
        List<String> lines = new ArrayList<>();
        for (RawRequest request : requests) {
            if (request.line().contains(text)) {
                lines.add(request.line());
            }
        }
        return lines;
    }

    void add(RawRequest request) {
        requests.add(request);
    }

    boolean isClosed() {
        return end.getCount() == 0;
    }

    /** Waits until the server is closed. */
    void awaitEnd() throws InterruptedException {
        end.await();
    }

    /** Waits until a condition holds, and fails after a bound that only hangs reach. */
    static void await(String what, BooleanSupplier condition) {
        long bound = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > bound) {
                throw new AssertionError("Not reached: " + what);
            }
            pause(5);
        }
    }

    /** Sleeps. */
    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    @Override
    public void close() {
        end.countDown();
        closeQuietly(socket);
        connections.forEach(RawConnection::closeQuietly);
    }

    private void accept() {
        while (!isClosed()) {
            try {
                Socket accepted = socket.accept();
                start("raw-server-connection", () -> serve(accepted));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket accepted) {
        try {
            accepted.setTcpNoDelay(true);
            RawConnection connection = new RawConnection(this, this.accepted.incrementAndGet(), accepted, tls);
            connections.add(connection);
            try {
                connection.handshake();
                script.serve(connection);
            } finally {
                connection.closeQuietly();
            }
        } catch (Exception e) {
            // The client hung up, or the test is over.
        } finally {
            closeQuietly(accepted);
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // Closed either way.
        }
    }
}
