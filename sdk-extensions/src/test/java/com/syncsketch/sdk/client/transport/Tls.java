package com.syncsketch.sdk.client.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate, created by {@code keytool} on demand, and a context that trusts it. Thread-safe. */
final class Tls {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private static Tls localhost;

    private final Certificate certificate;
    private final SSLContext serverContext;
    private final SSLContext clientContext;

    private Tls(String alternativeNames) {
        try {
            Path folder = Files.createTempDirectory("tls");
            Path file = folder.resolve("server.p12");
            try {
                generate(file, alternativeNames);
                KeyStore store = KeyStore.getInstance("PKCS12");
                try (InputStream in = Files.newInputStream(file)) {
                    store.load(in, PASSWORD);
                }
                certificate = store.getCertificate("server");
                KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(store, PASSWORD);
                serverContext = SSLContext.getInstance("TLS");
                serverContext.init(keys.getKeyManagers(), null, null);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("server", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            clientContext = SSLContext.getInstance("TLS");
            clientContext.init(null, trust.getTrustManagers(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the certificate for 127.0.0.1, ::1 and localhost, always the same. */
    static synchronized Tls localhost() {
        if (localhost == null) {
            localhost = new Tls("ip:127.0.0.1,ip:::1,dns:localhost");
        }
        return localhost;
    }

    /** Creates a certificate for another host than localhost. */
    static Tls otherHost() {
        return new Tls("dns:review.example");
    }

    /** Returns the context of a server that presents the certificate. */
    SSLContext serverContext() {
        return serverContext;
    }

    /** Returns the context of a client that trusts the certificate and no other. */
    SSLContext clientContext() {
        return clientContext;
    }

    /** Writes the certificate as PEM. */
    Path writePem(Path file) {
        try {
            return Files.writeString(
                    file,
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                    .encodeToString(certificate.getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Layers the server's side of TLS over a connection. Closing the result closes the connection. */
    SSLSocket wrap(Socket raw) throws IOException {
        SSLSocket socket = (SSLSocket) serverContext.getSocketFactory().createSocket(raw, null, raw.getPort(), true);
        socket.setUseClientMode(false);
        return socket;
    }

    private static void generate(Path file, String alternativeNames) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=test",
                "-ext",
                "san=" + alternativeNames,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new AssertionError("keytool failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
