package com.syncsketch.sdk.client.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.syncsketch.sdk.client.TestSecrets;
import com.syncsketch.sdk.client.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fake of the service and its storage for multipart uploads. A fault responds in place of them. Each step has a name:
 * {@code start}, {@code create}, {@code sign 1}, {@code put 1}, {@code complete}, {@code abort},
 * {@code item}.
 */
final class FakeMultipart implements AutoCloseable {

    static final String KEY = "uploads/31/é & b/clip.mov";
    static final String UPLOAD_ID = "2~up/load=";

    private static final Pattern SIGN = Pattern.compile(".*/sign-part/([0-9]+)/");
    private static final Pattern PUT = Pattern.compile(".*partNumber=([0-9]+)&.*");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Responds in place of the service or the storage. */
    @FunctionalInterface
    interface Fault {

        /** Responds, or returns false to let the fake respond. The request body has not been read. */
        boolean respond(HttpExchange exchange, int call) throws IOException;
    }

    final TestServer service = new TestServer();
    final TestServer storage = new TestServer();
    final List<String> steps = new CopyOnWriteArrayList<>();
    final Map<Integer, byte[]> parts = new ConcurrentHashMap<>();
    final Map<String, Fault> faults = new ConcurrentHashMap<>();
    volatile boolean completed;
    volatile boolean aborted;

    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    FakeMultipart() {
        service.handle(exchange -> respond(exchange, this::serve));
        storage.handle(exchange -> respond(exchange, this::store));
    }

    /** Makes the first requests of a step fail with a status and a text. */
    FakeMultipart fails(String step, int status, String body, int times) {
        faults.put(step, (exchange, call) -> {
            if (call > times) {
                return false;
            }
            exchange.getRequestBody().readAllBytes();
            TestServer.send(exchange, status, "application/xml", body);
            return true;
        });
        return this;
    }

    /** Closes the connection of the first requests of a step without a response. */
    FakeMultipart hangsUp(String step, int times) {
        faults.put(step, (exchange, call) -> {
            if (call <= times) {
                exchange.close();
            }
            return call <= times;
        });
        return this;
    }

    int count(String step) {
        return calls.getOrDefault(step, new AtomicInteger()).get();
    }

    /** The object that the storage has assembled, or null if it has not. */
    byte[] object() {
        if (!completed) {
            return null;
        }
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        new TreeMap<>(parts).values().forEach(object::writeBytes);
        return object.toByteArray();
    }

    JsonNode body(String uri) {
        try {
            return JSON.readTree(service.received.stream()
                    .filter(request -> request.uri().contains(uri))
                    .findFirst()
                    .orElseThrow()
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        service.close();
        storage.close();
    }

    private interface Server {

        void respond(HttpExchange exchange, String step) throws IOException;
    }

    private void respond(HttpExchange exchange, Server server) throws IOException {
        String step = step(exchange);
        steps.add(step);
        int call = calls.computeIfAbsent(step, name -> new AtomicInteger()).incrementAndGet();
        Fault fault = faults.get(step);
        if (fault == null || !fault.respond(exchange, call)) {
            server.respond(exchange, step);
        }
    }

    private static String step(HttpExchange exchange) {
        String uri = exchange.getRequestURI().toString();
        String path = exchange.getRequestURI().getRawPath();
        Matcher put = PUT.matcher(uri);
        Matcher sign = SIGN.matcher(path);
        if (exchange.getRequestMethod().equals("PUT") && put.matches()) {
            return "put " + put.group(1);
        }
        if (sign.matches()) {
            return "sign " + sign.group(1);
        }
        return path.endsWith("/upload-start/")
                ? "start"
                : path.endsWith("/complete/")
                        ? "complete"
                        : path.endsWith("/abort/") ? "abort" : path.startsWith("/api/v1/item/") ? "item" : "create";
    }

    private void serve(HttpExchange exchange, String step) throws IOException {
        service.note(exchange);
        switch (step.split(" ")[0]) {
            case "start" -> json(exchange, "{\"item_id\": 502, \"item_uuid\": \"item-uuid-502\"}");
            case "create" -> {
                aborted = false;
                json(exchange, "{\"uploadId\": \"" + UPLOAD_ID + "\", \"key\": \"" + KEY + "\"}");
            }
            case "sign" ->
                json(
                        exchange,
                        "{\"url\": \"" + storage.url() + "/bucket/key?partNumber=" + step.split(" ")[1]
                                + "&X-Amz-Signature=" + TestSecrets.URL_SIGNATURE + "\"}");
            case "complete" -> {
                boolean gone = completed || aborted;
                completed |= !aborted;
                TestServer.send(exchange, gone ? 404 : 200, "application/json", "{}");
            }
            case "abort" -> {
                aborted |= !completed;
                TestServer.send(exchange, completed ? 404 : 200, "application/json", "{}");
            }
            default -> json(exchange, "{\"id\": 502, \"status\": \"" + (completed ? "done" : "processing") + "\"}");
        }
    }

    private void store(HttpExchange exchange, String step) throws IOException {
        storage.note(exchange);
        int part = Integer.parseInt(step.split(" ")[1]);
        byte[] bytes = storage.received.stream()
                .filter(request -> request.uri().equals(exchange.getRequestURI().toString()))
                .reduce((first, second) -> second)
                .orElseThrow()
                .body();
        parts.put(part, bytes);
        exchange.getResponseHeaders().set("ETag", "\"" + md5(bytes) + "\"");
        TestServer.send(exchange, 200, null, "");
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        TestServer.send(exchange, 200, "application/json", body);
    }
}
