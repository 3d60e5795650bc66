package com.syncsketch.release.consumers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import com.syncsketch.testsupport.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A service with TLS, a self-signed certificate and one workspace. The mock server supports plain HTTP only. */
final class TlsServer implements AutoCloseable {

    private static final String WORKSPACES = """
            {"meta": {"limit": 20, "next": null, "offset": 0, "previous": null, "total_count": 1},
             "objects": [{"id": 1001, "name": "Studio"}]}
            """;

    private final HttpsServer server;
    private final Path certificate;

    private TlsServer(HttpsServer server, Path certificate) {
        this.server = server;
        this.certificate = certificate;
    }

    /** Starts a server that stores its certificate in a folder. */
    static TlsServer start(Path folder) throws IOException {
        TestCertificate certificate = TestCertificate.loopback();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.serverContext()));
        server.createContext("/", TlsServer::respond);
        server.start();
        return new TlsServer(server, certificate.writePem(folder.resolve("certificate.pem")));
    }

    String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns the PEM file of the certificate to trust. */
    String certificate() {
        return certificate.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = WORKSPACES.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
