package com.syncsketch.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.mock.internal.http.ExchangeHandler;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.http.ResponseWriter;
import com.syncsketch.mock.internal.http.WebServer;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A subscriber to webhooks. */
public final class WebhookReceiver implements AutoCloseable {

    private final WebServer server = new WebServer();
    private final int port;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    /** Responds to each request; 204 by default. */
    public volatile ExchangeHandler behaviour = exchange -> ResponseWriter.send(exchange, Response.empty(204));

    /** A received request and its body. */
    public record Received(Request request, String text) {
        public JsonNode json() throws IOException {
            return new ObjectMapper().readTree(text);
        }
    }

    public WebhookReceiver() throws IOException {
        port = server.listen("127.0.0.1", 0, exchange -> {
            received.add(new Received(
                    exchange.request(),
                    new String(exchange.request().read(1 << 20), java.nio.charset.StandardCharsets.UTF_8)));
            behaviour.handle(exchange);
        });
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.port(port) + path;
    }

    public Received next() throws InterruptedException {
        Received next = received.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("No webhook was received");
        }
        return next;
    }

    public boolean isQuiet() {
        return received.isEmpty();
    }

    @Override
    public void close() {
        server.close();
    }
}
