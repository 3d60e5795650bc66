package com.syncsketch.cli.webhooks;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.syncsketch.cli.output.Output;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** An HTTP server that prints, stores and forwards the events that it receives. */
final class EventReceiver implements AutoCloseable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final int MAX_BYTES = 1 << 20;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int WRONG_METHOD = 405;
    private static final int TOO_LARGE = 413;

    private final Output output;
    private final @Nullable Path folder;
    private final @Nullable URI target;
    private final CountDownLatch remaining;

    private @Nullable HttpServer server;
    private int received;

    EventReceiver(Output output, @Nullable Path folder, @Nullable URI target, CountDownLatch remaining) {
        this.output = output;
        this.folder = folder;
        this.target = target;
        this.remaining = remaining;
    }

    void start(String host, int port) throws IOException {
        HttpServer created = HttpServer.create(new InetSocketAddress(InetAddress.getAllByName(host)[0], port), 0);
        created.createContext("/", this::handle);
        created.start();
        server = created;
    }

    int port() {
        return server == null ? 0 : server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BYTES + 1);
            int status = exchange.getRequestMethod().equals("POST") ? accept(body) : WRONG_METHOD;
            exchange.sendResponseHeaders(status, -1);
            if (status == OK) {
                remaining.countDown();
            }
        }
    }

    private int accept(byte[] body) throws IOException {
        if (body.length > MAX_BYTES) {
            return TOO_LARGE;
        }
        Object event;
        try {
            event = new JsonMapper().readValue(body, Object.class);
        } catch (JacksonException e) {
            output.warning("received something that is not JSON (" + body.length + " bytes)");
            return BAD_REQUEST;
        }
        output.ndjson(event);
        received++;
        if (folder != null) {
            String time = TIME.format(LocalDateTime.now(ZoneOffset.UTC));
            Files.write(folder.resolve(String.format(Locale.ROOT, "event-%s-%03d.json", time, received)), body);
        }
        if (target != null) {
            forward(target, body);
        }
        return OK;
    }

    private void forward(URI url, byte[] body) {
        try {
            int status = EventSender.send(url, body);
            if (status / 100 != 2) {
                output.warning(url + " responded with " + status);
            }
        } catch (IOException e) {
            output.warning(url + " does not respond: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }
}
