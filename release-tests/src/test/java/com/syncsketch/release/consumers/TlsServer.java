package com.syncsketch.release.consumers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A service with TLS, a self-signed certificate and one workspace. The mock server supports plain HTTP only. */
final class TlsServer implements AutoCloseable {

    private static final String PASSWORD = "changeit";
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
    static TlsServer start(Path folder) throws IOException, GeneralSecurityException {
        Path keys = folder.resolve("keys.p12");
        Path certificate = folder.resolve("certificate.pem");
        keytool(folder, keys, "-genkeypair", "-keyalg", "EC", "-dname", "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1");
        keytool(folder, keys, "-exportcert", "-rfc", "-file", certificate.toString());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", TlsServer::respond);
        server.start();
        return new TlsServer(server, certificate);
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

    private static void keytool(Path folder, Path keys, String... arguments) {
        Stream<String> command = Stream.concat(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                        .toString()),
                Stream.of(arguments));
        List<String> store = List.of(
                "-alias", "server", "-storepass", PASSWORD, "-keystore", keys.toString(), "-storetype", "PKCS12");
        FinishedProcess run =
                FinishedProcess.of(folder, Map.of(), Stream.concat(command, store.stream()).toList());
        if (run.exit() != 0) {
            throw new AssertionError(run.output());
        }
    }
}
