package com.syncsketch.it.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server on the loopback interface that returns recorded responses. A request gets the next response of a recorded request
 * with the same method, path and part number, or else the next response of a request with the same method or path that is the
 * same step of an upload.
 */
final class ReplayServer implements AutoCloseable {

    /** The origin of the server in recordings. */
    static final String RECORDED_ORIGIN = "http://host";

    /** The origin of another host in recordings. */
    static final String RECORDED_OTHER_ORIGIN = "http://other";

    private static final int NO_RESPONSE_LEFT = 599;
    private static final Pattern STEP = Pattern.compile("/(sign-part/[0-9]+|complete|abort)/?$");

    /**
     * A received request in the format of the recordings.
     *
     * @param recorded the index of the matching recorded request, or -1 if there was none
     * @param json the request
     */
    record Arrival(int recorded, JsonNode json) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Arrival> arrivals = new ArrayList<>();
    private List<JsonNode> recorded = List.of();
    private boolean[] taken = new boolean[0];

    ReplayServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void replay(List<JsonNode> requests) {
        recorded = requests;
        taken = new boolean[requests.size()];
        arrivals.clear();
    }

    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode response = response(describe(exchange));
            if (response == null) {
                exchange.sendResponseHeaders(NO_RESPONSE_LEFT, -1);
            } else if (!response.path("hangUp").asBoolean()) {
                send(exchange, response);
            }
        }
    }

    private ObjectNode describe(HttpExchange exchange) throws IOException {
        Headers sent = exchange.getRequestHeaders();
        byte[] body = exchange.getRequestBody().readAllBytes();
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("method", exchange.getRequestMethod());
        request.put("path", exchange.getRequestURI().getRawPath());
        request.set(
                "query", BodyDescriptions.parameters(exchange.getRequestURI().getRawQuery()));
        ObjectNode headers = request.putObject("headers");
        for (String name : List.of("Authorization", "Content-Type")) {
            if (sent.containsKey(name)) {
                headers.put(name, String.join(", ", sent.get(name)));
            }
        }
        request.put(
                "framing",
                sent.containsKey("Transfer-Encoding")
                        ? "chunked"
                        : sent.containsKey("Content-Length") ? "content-length" : "none");
        request.set("body", BodyDescriptions.describe(sent.getFirst("Content-Type"), body));
        return request;
    }

    @Nullable
    private synchronized JsonNode response(ObjectNode request) {
        int index = nextFor(request);
        arrivals.add(new Arrival(index, request));
        if (index < 0) {
            return null;
        }
        taken[index] = true;
        return recorded.get(index).path("response");
    }

    private int nextFor(JsonNode request) {
        int next = -1;
        for (int i = recorded.size() - 1; i >= 0; i--) {
            if (!taken[i] && isSame(recorded.get(i), request)) {
                next = i;
            }
        }
        for (int i = 0; next < 0 && i < recorded.size(); i++) {
            next = taken[i] || !isSimilar(recorded.get(i), request) ? -1 : i;
        }
        return next;
    }

    private static boolean isSame(JsonNode one, JsonNode other) {
        return one.path("method").equals(other.path("method"))
                && one.path("path").equals(other.path("path"))
                && one.path("query")
                        .path("partNumber")
                        .equals(other.path("query").path("partNumber"));
    }

    /** Returns whether a request can be another form of a recorded one: not another step of an upload. */
    private static boolean isSimilar(JsonNode one, JsonNode other) {
        return step(one).equals(step(other))
                && (one.path("method").equals(other.path("method"))
                        || one.path("path").equals(other.path("path")));
    }

    private static String step(JsonNode request) {
        Matcher matcher = STEP.matcher(request.path("path").asText());
        return matcher.find()
                ? matcher.group(1)
                : request.path("query").path("partNumber").toString();
    }

    private void send(HttpExchange exchange, JsonNode response) throws IOException {
        byte[] body = body(response);
        // The JDK's server closes idle connections if there are many, even while a POST is being sent.
        exchange.getResponseHeaders().set("Connection", "close");
        if (response.path("contentType").isTextual()) {
            exchange.getResponseHeaders()
                    .set("Content-Type", response.get("contentType").asText());
        }
        for (var header : response.path("headers").properties()) {
            exchange.getResponseHeaders()
                    .set(header.getKey(), withOwnOrigin(header.getValue().asText()));
        }
        exchange.sendResponseHeaders(response.path("status").asInt(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private byte[] body(JsonNode response) throws IOException {
        if (response.has("base64")) {
            return Base64.getDecoder().decode(response.get("base64").asText());
        }
        String text = response.has("json")
                ? TraceFile.JSON.writeValueAsString(response.get("json"))
                : response.path("text").asText("");
        return withOwnOrigin(text).getBytes(StandardCharsets.UTF_8);
    }

    private String withOwnOrigin(String text) {
        String other = "http://localhost:" + server.getAddress().getPort();
        return text.replace(RECORDED_ORIGIN, origin()).replace(RECORDED_OTHER_ORIGIN, other);
    }
}
