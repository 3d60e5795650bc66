package com.syncsketch.benchmarks.upload;

import com.syncsketch.benchmarks.server.Certificate;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Trusts the certificate of the benchmark and no other. */
final class Trust {

    private Trust() {}

    static TrustManager[] managers(Path keys) throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(Certificate.load(keys));
        return factory.getTrustManagers();
    }

    static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers(keys), null);
        return context;
    }
}
