package com.syncsketch.sdk.client.internal.tls;

import jakarta.annotation.Nullable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Creates TLS contexts that trust the certificates of a PEM file in addition to the JVM's own. */
public final class TrustedCertificates {

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN (?:X509 )?CERTIFICATE-----");
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (X509 |)CERTIFICATE-----([^-]*)-----END \\1CERTIFICATE-----");
    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----");

    private TrustedCertificates() {}

    /**
     * Creates a TLS context that trusts the JVM's default certificates and those of a file. It has no client certificate.
     *
     * @param pem a file with one or more X.509 certificates in PEM format; other text between them is ignored
     * @return a TLS context
     * @throws IllegalArgumentException if the file cannot be read, or has no certificate or an invalid one; the message
     *     names the file
     * @throws IllegalStateException if the JVM has no usable TLS
     */
    public static SSLContext sslContext(Path pem) {
        List<X509Certificate> certificates = read(pem);
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("certificate-" + i, certificates.get(i));
            }
            X509ExtendedTrustManager own = trustManager(null);
            X509ExtendedTrustManager further = trustManager(store);
            // Without any certificate, as in some container images, the JVM's manager throws an unchecked exception.
            TrustManager manager =
                    own.getAcceptedIssuers().length == 0 ? further : new CombinedTrustManager(own, further);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Could not create a TLS context", e);
        }
    }

    /** Reads the certificates of a PEM file; see {@link #sslContext}. */
    static List<X509Certificate> read(Path pem) {
        String text = text(pem);
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            certificates.add(certificate(pem, certificates.size() + 1, block.group(2)));
        }
        if (certificates.size() < BEGIN.matcher(text).results().count()) {
            throw invalid(pem, "a certificate in it is cut off", null);
        }
        if (!certificates.isEmpty()) {
            return certificates;
        }
        if (text.isBlank()) {
            throw invalid(pem, "it is empty", null);
        }
        if (PRIVATE_KEY.matcher(text).find()) {
            throw invalid(
                    pem, "it contains a private key. The certificate of the authority is needed, never a key", null);
        }
        throw invalid(
                pem,
                "it contains no block -----BEGIN CERTIFICATE-----. Binary certificates (.cer, .der, .p12) must"
                        + " be converted to PEM",
                null);
    }

    private static String text(Path pem) {
        try {
            // Certificates are ASCII; the text between them may have any encoding.
            return Files.readString(pem, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw invalid(pem, "there is no such file", e);
        } catch (IOException e) {
            throw invalid(pem, Files.isDirectory(pem) ? "it is a directory" : "it cannot be read", e);
        }
    }

    private static X509Certificate certificate(Path pem, int number, String base64) {
        try {
            byte[] der = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | IllegalArgumentException e) {
            throw invalid(pem, "certificate " + number + " in it is broken", e);
        }
    }

    private static X509ExtendedTrustManager trustManager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        // Other trust managers cannot verify host names.
        throw new GeneralSecurityException("The default trust manager of the JVM is no X509ExtendedTrustManager");
    }

    private static IllegalArgumentException invalid(Path pem, String reason, @Nullable Exception cause) {
        return new IllegalArgumentException("Cannot read trusted certificates from " + pem + ": " + reason, cause);
    }
}
