package com.syncsketch.mock.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyMemoryTest {

    private static final int KIBIBYTE = 1024;
    private static final int MAX_BODY = 1024 * KIBIBYTE;

    /** Reads the body as JSON and responds with its number of elements. */
    private static void respond(Exchange exchange) throws IOException {
        Response response;
        try {
            int size = exchange.request().readJson(MAX_BODY).size();
            response = Response.text(200, "text/plain", size + " elements");
        } catch (HttpException e) {
            response = Response.text(e.status(), "text/plain", e.reason());
        }
        ResponseWriter.send(exchange, response);
    }

    private static WebServer server(BodyMemory memory) throws IOException {
        WebServer server = new WebServer(new ServerLimits(20, Duration.ofSeconds(60), memory), false);
        PortHandlers handlers = new PortHandlers(
                BodyMemoryTest::respond, (request, status, reason) -> Response.text(status, "text/plain", reason));
        server.listen(
                "127.0.0.1",
                0,
                handlers.withPriority(request -> request.rawPath().equals("/priority"), BodyMemoryTest::respond));
        server.start();
        return server;
    }

    private static Socket send(WebServer server, String path, int length, String body) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port(0));
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + length
                                + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String response(WebServer server, String path, String body) throws IOException {
        try (Socket socket = send(server, path, body.length(), body)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Sends requests until other requests have taken or released memory. */
    private static void requestUntil(WebServer server, BooleanSupplier enough) throws IOException {
        for (int i = 0; i < 5_000 && !enough.getAsBoolean(); i++) {
            assertThat(response(server, "/", "")).startsWith("HTTP/1.1 200 ");
        }
        assertThat(enough.getAsBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/priority"})
    void bodiesThatWait_leaveNoMemoryForOthers(String path) throws Exception {
        BodyMemory memory = new BodyMemory(1500 * KIBIBYTE);
        String slow = "[" + " ".repeat(400 * KIBIBYTE);
        String other = "[" + " ".repeat(150 * KIBIBYTE) + "]";
        try (WebServer server = server(memory)) {
            try (Socket waiting = send(server, path, MAX_BODY, slow)) {
                requestUntil(server, () -> memory.used() >= 2 * slow.length());
                assertThat(waiting.isConnected()).isTrue();

                assertThat(response(server, path, other))
                        .startsWith("HTTP/1.1 503 ")
                        .contains("of memory; the maximum is");
                assertThat(response(server, path, "[1,2]")).contains("2 elements");
            }
            // The memory of a closed connection is released, and so is that of each response.
            requestUntil(server, () -> memory.used() == 0);
            assertThat(response(server, path, other)).contains("0 elements");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[],", "{},", "1,", "[[]],"})
    void treesOfJson_areCounted(String element) throws IOException {
        BodyMemory memory = new BodyMemory(1500 * KIBIBYTE);
        try (WebServer server = server(memory)) {
            String many = "[" + element.repeat(30_000) + "1]";
            String few = "[" + element.repeat(100) + "1]";

            assertThat(response(server, "/", many))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("would take more than 1 MiB of memory", "-Xmx");
            assertThat(response(server, "/", few)).contains("101 elements");
            requestUntil(server, () -> memory.used() == 0);
        }
    }

    @Test
    void share_isReleasedOnce() {
        BodyMemory memory = new BodyMemory(10);
        BodyMemory.Share one = memory.share();
        BodyMemory.Share other = memory.share();
        one.take(6);

        assertThatThrownBy(() -> other.take(5))
                .isInstanceOfSatisfying(
                        HttpException.class, e -> assertThat(e.status()).isEqualTo(503));
        assertThatThrownBy(() -> one.take(5))
                .isInstanceOfSatisfying(
                        HttpException.class, e -> assertThat(e.status()).isEqualTo(413));
        one.close();
        one.close();
        other.take(10);

        assertThat(memory.used()).isEqualTo(10);
    }
}
