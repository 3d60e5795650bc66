package com.syncsketch.sdk.client.upload;

import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;

/** The algorithms of the JDK's provider SUN without a usable MD5, as in FIPS mode. Replaces SUN in a process. */
public final class ProviderWithoutMd5 extends Provider {

    private static final long serialVersionUID = 1L;

    /** How a provider forbids MD5. */
    enum Mode {
        ABSENT,
        NOT_CREATED,
        NOT_COMPUTED
    }

    ProviderWithoutMd5(Provider sun, Mode mode) {
        super("NoMd5", "1", "SUN without MD5");
        if (mode != Mode.ABSENT) {
            putService(new Forbidden(this, mode));
        }
        for (Service service : sun.getServices()) {
            if (!service.getAlgorithm().equals("MD5") && !service.getAlgorithm().equals("MD2")) {
                putService(new Delegating(this, service));
            }
        }
    }

    /** Removes MD5 from this process. */
    static void install(Mode mode) {
        Provider sun = Security.getProvider("SUN");
        Security.removeProvider("SUN");
        Security.insertProviderAt(new ProviderWithoutMd5(sun, mode), 1);
    }

    /** An MD5 that is offered, but may not be used. */
    private static final class Forbidden extends Service {

        private final Mode mode;

        Forbidden(Provider provider, Mode mode) {
            super(provider, "MessageDigest", "MD5", ForbiddenDigest.class.getName(), null, null);
            this.mode = mode;
        }

        @Override
        public Object newInstance(Object parameter) {
            if (mode == Mode.NOT_CREATED) {
                throw new ProviderException("MD5 is not approved");
            }
            return new ForbiddenDigest();
        }
    }

    private static final class ForbiddenDigest extends MessageDigestSpi {

        @Override
        protected void engineUpdate(byte input) {
            throw new ProviderException("MD5 is not approved");
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            throw new ProviderException("MD5 is not approved");
        }

        @Override
        protected byte[] engineDigest() {
            throw new ProviderException("MD5 is not approved");
        }

        @Override
        protected void engineReset() {}
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
