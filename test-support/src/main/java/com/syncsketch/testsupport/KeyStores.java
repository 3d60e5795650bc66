package com.syncsketch.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Key stores made by the JDK's keytool. The keys protect nothing, so their password is no secret. */
public final class KeyStores {

    static final String ALIAS = "test";
    static final String PASSWORD = "changeit";

    private KeyStores() {}

    /**
     * Creates a key store with an elliptic-curve key pair and a self-signed certificate.
     *
     * @param store the file to create, in PKCS 12
     * @param commonName the name in the certificate
     * @param extensions certificate extensions in the syntax of keytool, such as {@code san=dns:localhost}
     */
    public static void generate(Path store, String commonName, String... extensions) {
        List<String> arguments = new ArrayList<>(List.of(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + commonName,
                "-validity",
                "2"));
        for (String extension : extensions) {
            arguments.addAll(List.of("-ext", extension));
        }
        keytool(store, arguments);
    }

    static void keytool(Path store, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(ProcessRunner.jdkTool("keytool")));
        command.addAll(arguments);
        command.addAll(List.of("-alias", ALIAS, "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", store.toString()));
        ProcessRunner.in(Path.of("").toAbsolutePath()).run(command).outputOrFail();
    }

    /** Loads a key store that {@link #generate} has created. */
    public static KeyStore load(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    /** Returns the TLS context of a server that presents the certificate of a key store. */
    public static SSLContext serverContext(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** Writes the certificate of a key store as a PEM file and returns the file. */
    public static Path writePem(Path file, KeyStore keys) throws IOException, GeneralSecurityException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getCertificate(ALIAS).getEncoded());
        return Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n",
                StandardCharsets.US_ASCII);
    }
}
