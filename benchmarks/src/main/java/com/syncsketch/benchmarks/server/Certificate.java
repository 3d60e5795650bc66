package com.syncsketch.benchmarks.server;

import com.syncsketch.benchmarks.process.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate for localhost. The key protects nothing, so the password is not secret.
 *
 * @param keys the key store of the server
 * @param trust the certificate for clients, as PEM
 */
public record Certificate(Path keys, Path trust) {

    /** The password of the key store. */
    public static final String PASSWORD = "benchmark";

    private static final String ALIAS = "localhost";

    /** Creates a certificate with the JDK's keytool. */
    public static Certificate create(Path folder) throws IOException, InterruptedException {
        Path keys = folder.resolve("keys.p12");
        ChildProcess.run(
                List.of(
                        Path.of(System.getProperty("java.home"))
                                .resolve("bin/keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD),
                Map.of());
        try {
            String text = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(load(keys).getCertificate(ALIAS).getEncoded());
            Path trust = Files.writeString(
                    folder.resolve("trust.pem"),
                    "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n",
                    StandardCharsets.US_ASCII);
            return new Certificate(keys, trust);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Returns the SSL context of a server with a key store of {@link #create}. */
    static SSLContext serverContext(Path keys) throws IOException, GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(load(keys), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /** Loads a key store that was created by {@link #create}. */
    static KeyStore load(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD.toCharArray());
        }
        return store;
    }
}
