package com.syncsketch.testsupport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;

/** A certificate authority, and servers whose certificates it has signed for {@code localhost} and no other name or address. */
public final class TestAuthority {

    private static final String LOCALHOST = "san=dns:localhost";

    private final Path folder;
    private final KeyStore keys;
    private final Path pem;

    private TestAuthority(Path folder, KeyStore keys, Path pem) {
        this.folder = folder;
        this.keys = keys;
        this.pem = pem;
    }

    /**
     * Creates an authority.
     *
     * @param folder an empty folder for its files
     * @param name the name in its certificate
     * @return the authority
     */
    public static TestAuthority create(Path folder, String name) throws IOException, GeneralSecurityException {
        Path store = folder.resolve("ca.p12");
        KeyStores.generate(store, name, "bc=ca:true", LOCALHOST);
        KeyStore keys = KeyStores.load(store);
        return new TestAuthority(folder, keys, KeyStores.writePem(folder.resolve("ca.pem"), keys));
    }

    /** Returns the PEM file of the authority's certificate. */
    public Path pem() {
        return pem;
    }

    /** Returns the TLS context of a server with a certificate signed by the authority. */
    public SSLContext serverContext() throws IOException, GeneralSecurityException {
        Path store = folder.resolve("server.p12");
        Path request = folder.resolve("server.csr");
        Path signed = folder.resolve("server.cer");
        KeyStores.generate(store, "localhost", LOCALHOST);
        KeyStores.keytool(store, List.of("-certreq", "-file", request.toString()));
        KeyStores.keytool(
                folder.resolve("ca.p12"),
                List.of(
                        "-gencert",
                        "-infile",
                        request.toString(),
                        "-outfile",
                        signed.toString(),
                        "-ext",
                        LOCALHOST,
                        "-validity",
                        "2"));
        Certificate certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(signed)));
        return context(privateKey(KeyStores.load(store)), certificate, keys.getCertificate(KeyStores.ALIAS));
    }

    /** Returns the TLS context of a server that presents the certificate of the authority itself. */
    public SSLContext ownServerContext() throws IOException, GeneralSecurityException {
        return context(privateKey(keys), keys.getCertificate(KeyStores.ALIAS));
    }

    private static PrivateKey privateKey(KeyStore keys) throws GeneralSecurityException {
        return (PrivateKey) keys.getKey(KeyStores.ALIAS, KeyStores.PASSWORD.toCharArray());
    }

    private static SSLContext context(PrivateKey key, Certificate... chain)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(KeyStores.ALIAS, key, KeyStores.PASSWORD.toCharArray(), chain);
        return KeyStores.serverContext(store);
    }
}
