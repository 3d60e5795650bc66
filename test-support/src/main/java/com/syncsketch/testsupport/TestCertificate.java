package com.syncsketch.testsupport;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate for the servers of tests. Thread-safe. */
public final class TestCertificate {

    @Nullable
    private static TestCertificate loopback;

    private final KeyStore keys;
    private final SSLContext serverContext;
    private final SSLContext clientContext;

    private TestCertificate(KeyStore keys) throws IOException, GeneralSecurityException {
        this.keys = keys;
        serverContext = KeyStores.serverContext(keys);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(KeyStores.ALIAS, keys.getCertificate(KeyStores.ALIAS));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        clientContext = SSLContext.getInstance("TLS");
        clientContext.init(null, trust.getTrustManagers(), null);
    }

    /** Returns a certificate for the loopback interface: 127.0.0.1, ::1 and localhost; always the same one. */
    public static synchronized TestCertificate loopback() {
        if (loopback == null) {
            loopback = create("ip:127.0.0.1,ip:::1,dns:localhost");
        }
        return loopback;
    }

    /**
     * Creates a certificate.
     *
     * @param alternativeNames the subject alternative names, as keytool reads them, such as {@code dns:localhost}
     * @return the certificate
     */
    public static TestCertificate create(String alternativeNames) {
        try {
            Path folder = Files.createTempDirectory("tls");
            Path store = folder.resolve("keys.p12");
            try {
                KeyStores.generate(store, "test", "san=" + alternativeNames);
                return new TestCertificate(KeyStores.load(store));
            } finally {
                Files.deleteIfExists(store);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the TLS context of a server that presents the certificate. */
    public SSLContext serverContext() {
        return serverContext;
    }

    /** Returns the TLS context of a client that trusts this certificate and no other. */
    public SSLContext clientContext() {
        return clientContext;
    }

    /** Writes the certificate as a PEM file and returns the file. */
    public Path writePem(Path file) {
        try {
            return KeyStores.writePem(file, keys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Layers the server side of TLS over a connection. Closing the result closes the connection. */
    public SSLSocket wrap(Socket raw) throws IOException {
        SSLSocket socket = (SSLSocket) serverContext.getSocketFactory().createSocket(raw, null, raw.getPort(), true);
        socket.setUseClientMode(false);
        return socket;
    }
}
