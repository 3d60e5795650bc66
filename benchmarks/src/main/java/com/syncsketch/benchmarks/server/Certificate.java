package com.syncsketch.benchmarks.server;

import com.syncsketch.testsupport.KeyStores;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * A self-signed certificate for localhost, in files that other processes can read.
 *
 * @param keys the key store of the server
 * @param trust the certificate for clients, as PEM
 */
public record Certificate(Path keys, Path trust) {

    /** Creates a certificate with the JDK's keytool. */
    public static Certificate create(Path folder) throws IOException {
        Path keys = folder.resolve("keys.p12");
        KeyStores.generate(keys, "localhost", "san=dns:localhost,ip:127.0.0.1");
        try {
            return new Certificate(keys, KeyStores.writePem(folder.resolve("trust.pem"), KeyStores.load(keys)));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
