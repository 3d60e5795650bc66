package com.syncsketch.it.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.syncsketch.it.prism.Violations;
import com.syncsketch.sdk.client.http.ProxySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP proxy on the loopback interface that records each request and the violations that Prism found. The client under
 * test uses it through its {@link #settings}, so that its requests keep their real hosts. Thread-safe.
 */
final class RecordingProxy implements AutoCloseable {

    /** One request, and the violations that Prism reported in the response. */
    record Exchange(String method, URI uri, String contentType, byte[] body, int status, Violations violations) {}

    /** Hop-by-hop headers, and headers that the JDK sets itself. */
    private static final Set<String> OWN_HEADERS = Set.of(
            "connection",
            "content-length",
            "date",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "transfer-encoding");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final List<Exchange> exchanges = new ArrayList<>();
    private String preference = "";

    RecordingProxy() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Returns the settings of a client that sends all its requests through this proxy. */
    ProxySettings settings() {
        return ProxySettings.of("127.0.0.1", server.getAddress().getPort());
    }

    /** Requests a certain response from Prism from now on, or any response if the preference is empty. */
    synchronized void prefer(String preference) {
        this.preference = preference;
    }

    /** Returns the exchanges since the last call. */
    synchronized List<Exchange> take() {
        List<Exchange> taken = List.copyOf(exchanges);
        exchanges.clear();
        return taken;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpResponse<byte[]> response = http.send(request(exchange, body), BodyHandlers.ofByteArray());
            record(exchange, body, response);
            response.headers().map().forEach((name, values) -> {
                if (!isOwn(name)) {
                    exchange.getResponseHeaders().put(name, new ArrayList<>(values));
                }
            });
            int length = response.body().length;
            exchange.sendResponseHeaders(response.statusCode(), length == 0 ? -1 : length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        boolean hasBody = exchange.getRequestHeaders().containsKey("Content-Length")
                || exchange.getRequestHeaders().containsKey("Transfer-Encoding");
        HttpRequest.Builder request = HttpRequest.newBuilder(exchange.getRequestURI())
                .method(
                        exchange.getRequestMethod(),
                        hasBody ? BodyPublishers.ofByteArray(body) : BodyPublishers.noBody());
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!isOwn(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        String preferred = preference();
        if (!preferred.isEmpty()) {
            request.header("Prefer", preferred);
        }
        return request.build();
    }

    private synchronized String preference() {
        return preference;
    }

    private synchronized void record(HttpExchange exchange, byte[] body, HttpResponse<byte[]> response) {
        String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
        exchanges.add(new Exchange(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                contentType == null ? "" : contentType,
                body,
                response.statusCode(),
                Violations.of(response)));
    }

    private static boolean isOwn(String header) {
        return OWN_HEADERS.contains(header.toLowerCase(Locale.ROOT));
    }
}
