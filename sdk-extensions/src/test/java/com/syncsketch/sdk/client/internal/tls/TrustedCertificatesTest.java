package com.syncsketch.sdk.client.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.testsupport.TestAuthority;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedCertificatesTest {

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";

    private static TestAuthority studio;
    private static TestAuthority other;
    private static SSLContext localhost;
    private static SSLContext localhostOfOther;

    @TempDir
    Path folder;

    @BeforeAll
    static void issue(@TempDir Path studioFolder, @TempDir Path otherFolder) throws Exception {
        studio = TestAuthority.create(studioFolder, "Studio CA");
        other = TestAuthority.create(otherFolder, "Other CA");
        localhost = studio.serverContext();
        localhostOfOther = other.ownServerContext();
    }

    @Test
    void certificateOfTheFile_isTrusted() throws Exception {
        SSLContext client = TrustedCertificates.sslContext(studio.pem());
        assertThatCode(() -> connect(client, localhost, "localhost")).doesNotThrowAnyException();
        assertThatCode(() -> handshake(client, localhost, "localhost")).doesNotThrowAnyException();
    }

    @Test
    void certificateOfAnotherAuthority_isNotTrusted() throws Exception {
        SSLContext client = TrustedCertificates.sslContext(studio.pem());
        assertThatThrownBy(() -> connect(client, localhostOfOther, "localhost"))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("unable to find valid certification path");
        assertThatThrownBy(() -> handshake(client, localhostOfOther, "localhost"))
                .isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> connect(SSLContext.getDefault(), localhost, "localhost"))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void hostName_isVerified() throws Exception {
        SSLContext client = TrustedCertificates.sslContext(studio.pem());
        assertThatThrownBy(() -> connect(client, localhost, "127.0.0.1"))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("127.0.0.1");
        assertThatThrownBy(() -> handshake(client, localhost, "127.0.0.1"))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("127.0.0.1");
    }

    @Test
    void defaultTrustStore_remainsTrusted() throws Exception {
        // Certificates in this format can be read without a password.
        KeyStore keys = KeyStore.getInstance("JKS");
        keys.load(null, null);
        keys.setCertificateEntry("other", TrustedCertificates.read(other.pem()).get(0));
        Path store = folder.resolve("default.jks");
        try (OutputStream out = Files.newOutputStream(store)) {
            keys.store(out, "password".toCharArray());
        }

        SSLContext client = withDefaultTrustStore(store);
        assertThatCode(() -> connect(client, localhost, "localhost")).doesNotThrowAnyException();
        assertThatCode(() -> connect(client, localhostOfOther, "localhost")).doesNotThrowAnyException();
        assertThatThrownBy(() -> connect(client, localhost, "127.0.0.1")).isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> connect(client, localhostOfOther, "127.0.0.1")).isInstanceOf(SSLException.class);
    }

    @Test
    void emptyDefaultTrustStore_isAccepted() throws Exception {
        SSLContext client = withDefaultTrustStore(folder.resolve("missing.jks"));
        assertThatCode(() -> connect(client, localhost, "localhost")).doesNotThrowAnyException();
        assertThatThrownBy(() -> connect(client, localhostOfOther, "localhost")).isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> connect(client, localhost, "127.0.0.1")).isInstanceOf(SSLException.class);
    }

    @Test
    void bundle_withOtherTextAndAnyLineBreaks_isAccepted() throws Exception {
        String bundle = "\uFEFFIssuer: Größte CA - the one and only\n"
                + Files.readString(studio.pem()).replace("\n", "\r\n")
                + "# the other one\n\n"
                + Files.readString(other.pem())
                        .replace(" CERTIFICATE", " X509 CERTIFICATE")
                        .strip();
        Path pem = Files.writeString(folder.resolve("bundle.pem"), bundle);

        assertThat(TrustedCertificates.read(pem))
                .extracting(X509Certificate::getSubjectX500Principal)
                .extracting(Object::toString)
                .containsExactly("CN=Studio CA", "CN=Other CA");
        SSLContext client = TrustedCertificates.sslContext(pem);
        assertThatCode(() -> connect(client, localhost, "localhost")).doesNotThrowAnyException();
        assertThatCode(() -> connect(client, localhostOfOther, "localhost")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                                   | empty",
                "' / '                                                                | empty",
                "not a certificate                                                    | -----BEGIN CERTIFICATE-----",
                "-----BEGIN PRIVATE KEY-----/AAAA/-----END PRIVATE KEY-----           | private key",
                "-----BEGIN EC PRIVATE KEY-----/AAAA/-----END EC PRIVATE KEY-----     | private key",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----/AAAA                           | private key",
                "-----BEGIN CERTIFICATE-----/AAAA/-----END CERTIFICATE-----           | certificate 1 in it is broken",
                "-----BEGIN CERTIFICATE-----/?/-----END CERTIFICATE-----              | certificate 1 in it is broken",
                "-----BEGIN CERTIFICATE-----/MIIB                                     | cut off",
                "-----BEGIN CERTIFICATE-----/MIIB/-----BEGIN CERTIFICATE-----/AAAA    | cut off",
            })
    void unusableFile_throwsWithTheReason(String text, String reason) throws IOException {
        Path pem = Files.writeString(folder.resolve("ca.pem"), text.replace('/', '\n'));
        assertRejected(pem, reason);
    }

    @Test
    void invalidCertificate_isNumbered() throws IOException {
        String text = Files.readString(studio.pem())
                + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
                + Files.readString(other.pem());
        assertRejected(Files.writeString(folder.resolve("ca.pem"), text), "certificate 2 in it is broken");
        String cutOff =
                Files.readString(studio.pem()) + Files.readString(other.pem()).substring(0, 200);
        assertRejected(Files.writeString(folder.resolve("ca.pem"), cutOff), "cut off");
    }

    @Test
    void unreadableFile_isNamed() {
        assertRejected(folder.resolve("missing.pem"), "no such file");
        assertRejected(folder, "directory");
    }

    @Test
    void binaryCertificate_isRejectedWithAHint() throws Exception {
        byte[] der = TrustedCertificates.read(studio.pem()).get(0).getEncoded();
        assertRejected(Files.write(folder.resolve("ca.cer"), der), "converted to PEM");
    }

    private static SSLContext withDefaultTrustStore(Path store) {
        String previous = System.getProperty(TRUST_STORE);
        System.setProperty(TRUST_STORE, store.toString());
        try {
            return TrustedCertificates.sslContext(studio.pem());
        } finally {
            if (previous == null) {
                System.clearProperty(TRUST_STORE);
            } else {
                System.setProperty(TRUST_STORE, previous);
            }
        }
    }

    private static void assertRejected(Path pem, String reason) {
        assertThatThrownBy(() -> TrustedCertificates.sslContext(pem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(pem.toString())
                .hasMessageContaining(reason);
    }

    /** Connects sockets; the client verifies the name of the host. */
    private static void connect(SSLContext client, SSLContext server, String host) throws Exception {
        try (SSLServerSocket listening = (SSLServerSocket)
                server.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> {
                try (SSLSocket socket = (SSLSocket) listening.accept()) {
                    socket.getOutputStream().write(socket.getInputStream().read());
                } catch (IOException e) {
                    // The client reports the reason.
                }
            });
            try (SSLSocket socket =
                    (SSLSocket) client.getSocketFactory().createSocket(host, listening.getLocalPort())) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.getOutputStream().write("x".getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read()).isEqualTo('x');
            } finally {
                served.get();
            }
        }
    }

    /** Connects engines; the client verifies the name of the host. */
    private static void handshake(SSLContext client, SSLContext server, String host) throws SSLException {
        SSLEngine from = client.createSSLEngine(host, 443);
        from.setUseClientMode(true);
        SSLParameters parameters = from.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        from.setSSLParameters(parameters);
        SSLEngine to = server.createSSLEngine();
        to.setUseClientMode(false);
        EnginePair pair = new EnginePair(from, to);
        pair.handshake();
        assertThat(from.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    }
}
