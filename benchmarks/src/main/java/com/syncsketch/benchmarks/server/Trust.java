package com.syncsketch.benchmarks.server;

import com.syncsketch.testsupport.KeyStores;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The TLS settings of a client that trusts only a {@link Certificate}.
 *
 * @param context the SSL context
 * @param manager the trust manager of the context, for clients that ask for it
 */
public record Trust(SSLContext context, X509TrustManager manager) {

    /** Returns the settings for the key store of a {@link Certificate}. */
    public static Trust of(Path keys) throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(KeyStores.load(keys));
        TrustManager[] managers = factory.getTrustManagers();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, null);
        return new Trust(context, (X509TrustManager) managers[0]);
    }
}
