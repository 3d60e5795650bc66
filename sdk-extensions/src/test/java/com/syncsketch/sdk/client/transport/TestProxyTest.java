package com.syncsketch.sdk.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of {@link TestProxy}, on which other tests rely. */
class TestProxyTest {

    private HttpServer server;
    private TestProxy proxy;
    private Socket client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", TestProxyTest::echo);
        server.start();
        proxy = TestProxy.start().route("service.test", 80, server.getAddress());
        client = new Socket("127.0.0.1", proxy.port());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        proxy.close();
        server.stop(0);
    }

    @Test
    void forwarding_keepsTheConnectionAndHidesTheProxysHeaders() throws IOException {
        send("POST http://service.test/a%2Fb?q=1 HTTP/1.1\r\nHost: service.test\r\nX-Own: 1\r\nContent-Length: 4\r\n"
                + "Proxy-Authorization: Basic secret\r\n\r\nbody");
        assertThat(response()).isEqualTo("POST /a%2Fb?q=1 [1] null body");
        send("POST http://service.test/c HTTP/1.1\r\nHost: service.test\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
        assertThat(response()).isEqualTo("POST /c null null abcde");

        assertThat(proxy.connections()).isEqualTo(1);
        assertThat(proxy.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.connection()).isEqualTo(1);
            assertThat(request.header("host")).isEqualTo("service.test");
        });
        assertThat(proxy.requests().get(0).target()).isEqualTo("http://service.test/a%2Fb?q=1");
        assertThat(proxy.requests().get(0).header("Proxy-Authorization")).isEqualTo("Basic secret");
        assertThat(proxy.requests().get(1).has("Proxy-Authorization")).isFalse();
    }

    @Test
    void forwarding_forwardsAResponseThatPrecedesTheBody() throws Exception {
        try (ServerSocket early = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            proxy.route("early.test", 80, (InetSocketAddress) early.getLocalSocketAddress());
            CompletableFuture<Void> responded = CompletableFuture.runAsync(() -> respondEarly(early));
            send("PUT http://early.test/ HTTP/1.1\r\nHost: early.test\r\nContent-Length: 1000000\r\n\r\nfirst bytes");
            assertThat(head()).startsWith("HTTP/1.1 413 ");
            responded.get();
        }
    }

    @Test
    void tunnel_forwardsBytesAndTheEndInBothDirections() throws Exception {
        try (ServerSocket echo = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            proxy.route("secure.test", 443, (InetSocketAddress) echo.getLocalSocketAddress());
            CompletableFuture<Void> echoed = CompletableFuture.runAsync(() -> echo(echo));
            send("CONNECT secure.test:443 HTTP/1.1\r\nHost: secure.test:443\r\n\r\n");
            assertThat(head()).startsWith("HTTP/1.1 200 ");
            send("one");
            assertThat(new String(client.getInputStream().readNBytes(3), StandardCharsets.US_ASCII))
                    .isEqualTo("one");
            send("two");
            client.shutdownOutput();
            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("two");
            echoed.get();
        }
        assertThat(proxy.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("CONNECT");
            assertThat(request.target()).isEqualTo("secure.test:443");
        });
    }

    @Test
    void authentication_isRequestedOnTheSameConnection() throws IOException {
        proxy.requireLogin("studio", "open sesame");
        send("GET http://service.test/a HTTP/1.1\r\nHost: service.test\r\n\r\n");
        assertThat(head()).startsWith("HTTP/1.1 407 ").contains("Proxy-Authenticate: Basic ");
        client.getInputStream().readNBytes("Refused by the test proxy".length());
        send("GET http://service.test/a HTTP/1.1\r\nHost: service.test\r\n"
                + "Proxy-Authorization: Basic c3R1ZGlvOm9wZW4gc2VzYW1l\r\n\r\n");
        assertThat(response()).isEqualTo("GET /a null null ");
        assertThat(proxy.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 407, 502})
    void refusal_hasItsStatus(int status) throws IOException {
        proxy.refuse(status);
        send("CONNECT secure.test:443 HTTP/1.1\r\n\r\n");
        assertThat(head()).startsWith("HTTP/1.1 " + status + " ");
        assertThat(proxy.serve().requests()).hasSize(1);
    }

    @Test
    void unreachableServer_is502() throws IOException {
        InetSocketAddress nobody;
        try (ServerSocket gone = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            nobody = (InetSocketAddress) gone.getLocalSocketAddress();
        }
        proxy.route("gone.test", 443, nobody);
        send("CONNECT gone.test:443 HTTP/1.1\r\n\r\n");
        assertThat(head()).startsWith("HTTP/1.1 502 ");
    }

    @Test
    void hangUp_endsTheConnectionWithoutAResponse() throws IOException {
        proxy.hangUp();
        send("CONNECT secure.test:443 HTTP/1.1\r\n\r\n");
        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void hang_endsWithTheProxy() throws IOException {
        proxy.hang();
        send("CONNECT secure.test:443 HTTP/1.1\r\n\r\n");
        // The proxy has the request before it is closed.
        while (proxy.requests().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(client.getInputStream().available()).isZero();
        proxy.close();
        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void dropConnections_breaksThemAndAcceptsOthers() throws IOException {
        send("GET http://service.test/a HTTP/1.1\r\nHost: service.test\r\n\r\n");
        assertThat(response()).isEqualTo("GET /a null null ");
        proxy.dropConnections();
        assertThat(client.getInputStream().read()).isEqualTo(-1);
        client = new Socket("127.0.0.1", proxy.port());
        send("GET http://service.test/b HTTP/1.1\r\nHost: service.test\r\n\r\n");
        assertThat(response()).isEqualTo("GET /b null null ");
        assertThat(proxy.connections()).isEqualTo(2);
    }

    private void send(String text) throws IOException {
        HttpRelay.write(client.getOutputStream(), text);
    }

    private String head() throws IOException {
        HttpHead head = HttpHead.read(client.getInputStream());
        assertThat(head).isNotNull();
        return head.text();
    }

    private String response() throws IOException {
        HttpHead head = HttpHead.read(client.getInputStream());
        assertThat(head).isNotNull();
        assertThat(head.status()).isEqualTo(200);
        byte[] body = client.getInputStream().readNBytes((int) head.contentLength());
        return new String(body, StandardCharsets.UTF_8);
    }

    private static void echo(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] text = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().get("X-Own") + " "
                        + exchange.getRequestHeaders().get("Proxy-Authorization") + " " + body)
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, text.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(text);
        }
    }

    private static void echo(ServerSocket server) {
        try (Socket socket = server.accept()) {
            InputStream in = socket.getInputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                socket.getOutputStream().write(b);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void respondEarly(ServerSocket server) {
        try (Socket socket = server.accept()) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(in.readLine()).isEqualTo("PUT / HTTP/1.1");
            HttpRelay.write(socket.getOutputStream(), "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
