package com.syncsketch.sdk.client;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.internal.util.Timing;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small HTTP server on a free local port that records requests and sends configured responses. */
public final class TestServer implements AutoCloseable {

    public static final String USER = "td@example.com";
    public static final String KEY = TestSecrets.KEY;

    /** A recorded request. */
    public record Received(String method, String uri, Headers headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return headers.getFirst(name);
        }
    }

    public final List<Received> received = new CopyOnWriteArrayList<>();
    /** Opened when the server closes; stalled handlers wait for it. */
    public final CountDownLatch end = new CountDownLatch(1);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "test-server");
        thread.setDaemon(true);
        return thread;
    });
    private volatile HttpHandler handler = responding(200, "application/json", "{}");

    public TestServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> handler.handle(exchange));
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public SyncSketchClientBuilder clientBuilder() {
        return SyncSketchClient.builder()
                .host(url())
                .credentials(Credentials.apiKey(USER, KEY))
                .retryPolicy(RetryPolicy.none());
    }

    /** Returns a builder of a client with fake time. */
    public SyncSketchClientBuilder clientBuilder(Timing timing) {
        return clientBuilder().timing(timing);
    }

    /** Returns a builder of a client with a fake clock. */
    public SyncSketchClientBuilder clientBuilder(Clock clock) {
        return clientBuilder().clock(clock);
    }

    public SyncSketchClient client() {
        return clientBuilder().build();
    }

    /** Sets a handler for all requests, which are neither recorded nor read. */
    public TestServer handle(HttpHandler handler) {
        this.handler = handler;
        return this;
    }

    public TestServer respond(int status, String contentType, String body) {
        return handle(responding(status, contentType, body));
    }

    public TestServer respondJson(String body) {
        return respond(200, "application/json", body);
    }

    public TestServer redirect(int status, String location) {
        return handle(exchange -> {
            note(exchange);
            redirectTo(exchange, status, location);
        });
    }

    public Received only() {
        if (received.size() != 1) {
            throw new AssertionError("Not one request but " + received);
        }
        return received.get(0);
    }

    public Received last() {
        return received.get(received.size() - 1);
    }

    public HttpHandler responding(int status, String contentType, String body) {
        return exchange -> {
            note(exchange);
            send(exchange, status, contentType, body);
        };
    }

    public void note(HttpExchange exchange) throws IOException {
        received.add(new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes()));
    }

    public static void send(HttpExchange exchange, int status, String contentType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (contentType != null) {
            exchange.getResponseHeaders().set("Content-Type", contentType);
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    public static void redirectTo(HttpExchange exchange, int status, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
