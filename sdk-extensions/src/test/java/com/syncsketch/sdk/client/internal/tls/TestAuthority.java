package com.syncsketch.sdk.client.internal.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate authority that is made for a test, by the JDK's own keytool, with a server whose certificate is for
 * {@code localhost} and no other name or address. Its keys protect nothing.
 */
public final class TestAuthority {

    private static final String ALIAS = "it";
    private static final String PASSWORD = "test-authority";

    private final Path folder;
    private final KeyStore keys;
    private final Path pem;

    private TestAuthority(Path folder, KeyStore keys, Path pem) {
        this.folder = folder;
        this.keys = keys;
        this.pem = pem;
    }

    /** Creates an authority whose files are in an empty folder. */
    public static TestAuthority create(Path folder, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("ca.p12");
        generateKeys(store, name, "bc=ca:true");
        KeyStore keys = load(store);
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getCertificate(ALIAS).getEncoded());
        Path pem = Files.writeString(
                folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
        return new TestAuthority(folder, keys, pem);
    }

    /** Returns the certificate of the authority, a PEM file. */
    public Path pem() {
        return pem;
    }

    /** Returns a TLS context of a server with a certificate that the authority has signed. */
    public SSLContext server() throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("server.p12");
        Path request = folder.resolve("server.csr");
        Path signed = folder.resolve("server.cer");
        generateKeys(store, "localhost", "san=dns:localhost");
        keytool(store, "-certreq", "-file", request.toString());
        keytool(
                folder.resolve("ca.p12"),
                "-gencert",
                "-infile",
                request.toString(),
                "-outfile",
                signed.toString(),
                "-ext",
                "san=dns:localhost",
                "-validity",
                "2");
        Certificate certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(signed)));
        PrivateKey key = (PrivateKey) load(store).getKey(ALIAS, PASSWORD.toCharArray());
        return context(key, certificate, keys.getCertificate(ALIAS));
    }

    /** Returns a TLS context of a server that has the certificate of the authority itself. */
    public SSLContext ownServer() throws GeneralSecurityException, IOException {
        return context((PrivateKey) keys.getKey(ALIAS, PASSWORD.toCharArray()), keys.getCertificate(ALIAS));
    }

    private static SSLContext context(PrivateKey key, Certificate... chain)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, key, PASSWORD.toCharArray(), chain);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static KeyStore load(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static void generateKeys(Path store, String name, String extension)
            throws IOException, InterruptedException {
        keytool(
                store,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-ext",
                extension,
                "-ext",
                "san=dns:localhost",
                "-validity",
                "2");
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", ALIAS, "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", store.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
    }
}
