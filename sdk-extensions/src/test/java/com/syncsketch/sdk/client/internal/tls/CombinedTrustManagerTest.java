package com.syncsketch.sdk.client.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Nullable;
import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;

class CombinedTrustManagerTest {

    private static final X509Certificate[] CHAIN = {};
    private static final Socket SOCKET = new Socket();

    private final List<String> asked = new ArrayList<>();

    @Test
    void check_callsTheSameMethodOfBothManagers() throws Exception {
        CombinedTrustManager manager =
                new CombinedTrustManager(new Fake("a", new CertificateException("no")), new Fake("b", null));
        manager.checkServerTrusted(CHAIN, "EC");
        manager.checkServerTrusted(CHAIN, "EC", SOCKET);
        manager.checkServerTrusted(CHAIN, "EC", (SSLEngine) null);
        manager.checkClientTrusted(CHAIN, "EC");
        manager.checkClientTrusted(CHAIN, "EC", SOCKET);
        manager.checkClientTrusted(CHAIN, "EC", (SSLEngine) null);
        assertThat(asked)
                .containsExactly(
                        "a server",
                        "b server",
                        "a server socket",
                        "b server socket",
                        "a server engine",
                        "b server engine",
                        "a client",
                        "b client",
                        "a client socket",
                        "b client socket",
                        "a client engine",
                        "b client engine");
    }

    @Test
    void secondManager_isCalledOnlyIfTheFirstRejects() {
        CombinedTrustManager manager = new CombinedTrustManager(new Fake("a", null), new Fake("b", null));
        assertThatCode(() -> manager.checkServerTrusted(CHAIN, "EC", SOCKET)).doesNotThrowAnyException();
        assertThat(asked).containsExactly("a server socket");
    }

    @Test
    void failure_isThatOfTheManagerThatKnowsTheIssuer() {
        CertificateException unknown = new CertificateException(new CertPathBuilderException("no path"));
        CertificateException alsoUnknown = new CertificateException(new CertPathBuilderException("no path"));
        CertificateException wrongName = new CertificateException("wrong name");
        assertFailure(unknown, alsoUnknown, unknown);
        assertFailure(unknown, wrongName, wrongName);
        assertFailure(wrongName, alsoUnknown, wrongName);
    }

    private void assertFailure(CertificateException first, CertificateException second, CertificateException expected) {
        CombinedTrustManager manager = new CombinedTrustManager(new Fake("a", first), new Fake("b", second));
        assertThatThrownBy(() -> manager.checkServerTrusted(CHAIN, "EC", SOCKET))
                .isSameAs(expected);
        assertThat(expected.getSuppressed()).contains(expected == first ? second : first);
    }

    private final class Fake extends X509ExtendedTrustManager {

        private final String name;

        @Nullable
        private final CertificateException failure;

        Fake(String name, @Nullable CertificateException failure) {
            this.name = name;
            this.failure = failure;
        }

        private void ask(String what) throws CertificateException {
            asked.add(name + " " + what);
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            ask("client socket");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            ask("server socket");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            ask("client engine");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            ask("server engine");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            ask("client");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            ask("server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
