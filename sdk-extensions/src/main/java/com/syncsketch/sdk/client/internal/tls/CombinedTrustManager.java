package com.syncsketch.sdk.client.internal.tls;

import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts what one of two trust managers trusts. Either does all checks, host name included, on the socket or engine of the
 * handshake. Thread-safe.
 */
final class CombinedTrustManager extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager first;
    private final X509ExtendedTrustManager second;

    CombinedTrustManager(X509ExtendedTrustManager first, X509ExtendedTrustManager second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(manager -> manager.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(manager -> manager.checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(manager -> manager.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(manager -> manager.checkClientTrusted(chain, authType, socket));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(manager -> manager.checkClientTrusted(chain, authType, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(manager -> manager.checkClientTrusted(chain, authType));
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return Stream.of(first, second)
                .flatMap(manager -> Stream.of(manager.getAcceptedIssuers()))
                .distinct()
                .toArray(X509Certificate[]::new);
    }

    private void check(Check check) throws CertificateException {
        try {
            check.by(first);
        } catch (CertificateException rejected) {
            try {
                check.by(second);
            } catch (CertificateException rejectedAgain) {
                throw reported(rejected, rejectedAgain);
            }
        }
    }

    /** Prefers the failure of the manager that knows the issuer: "host name differs" to "unknown issuer". */
    private static CertificateException reported(CertificateException first, CertificateException second) {
        boolean secondKnowsIssuer = isUnknownIssuer(first) && !isUnknownIssuer(second);
        CertificateException reported = secondKnowsIssuer ? second : first;
        reported.addSuppressed(secondKnowsIssuer ? first : second);
        return reported;
    }

    private static boolean isUnknownIssuer(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(CertPathBuilderException.class::isInstance);
    }

    @FunctionalInterface
    private interface Check {

        void by(X509ExtendedTrustManager manager) throws CertificateException;
    }
}
