package com.syncsketch.sdk.client.upload;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;

/** The algorithms of the JDK's provider SUN except for MD5, as in FIPS mode. Replaces SUN in the list of a process. */
public final class ProviderWithoutMd5 extends Provider {

    private static final long serialVersionUID = 1L;

    ProviderWithoutMd5(Provider sun) {
        super("NoMd5", "1", "SUN without MD5");
        for (Service service : sun.getServices()) {
            if (!service.getAlgorithm().equals("MD5") && !service.getAlgorithm().equals("MD2")) {
                putService(new Delegating(this, service));
            }
        }
    }

    /** Removes MD5 from this process. */
    static void install() {
        Provider sun = Security.getProvider("SUN");
        Security.removeProvider("SUN");
        Security.insertProviderAt(new ProviderWithoutMd5(sun), 1);
    }

    private static final class Delegating extends Service {

        private final Service original;

        Delegating(Provider provider, Service original) {
            super(provider, original.getType(), original.getAlgorithm(), original.getClassName(), null, null);
            this.original = original;
        }

        @Override
        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            return original.newInstance(parameter);
        }
    }
}
