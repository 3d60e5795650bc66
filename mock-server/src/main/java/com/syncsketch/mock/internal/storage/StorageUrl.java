package com.syncsketch.mock.internal.storage;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.util.function.IntSupplier;

/** The public URL of the storage, whose origin differs from that of the service. Immutable. */
public final class StorageUrl {

    @Nullable
    private final String fixed;

    private final IntSupplier port;

    /**
     * Creates a URL.
     *
     * @param fixed the URL as clients see it, or null to use the host under which they reach the service
     * @param port returns the port of the storage; called only after the server has started
     */
    public StorageUrl(@Nullable URI fixed, IntSupplier port) {
        this.fixed = fixed == null ? null : fixed.toString().replaceFirst("/$", "");
        this.port = port;
    }

    /** Returns the URL, without a trailing slash, for a request to the service with a given host. */
    public String base(String host) {
        if (fixed != null) {
            return fixed;
        }
        // An IPv6 address is put in brackets.
        boolean bare = host.indexOf(':') >= 0 && !host.startsWith("[");
        return "http://" + (bare ? "[" + host + "]" : host) + ":" + port.getAsInt();
    }

    /** Returns the host and port in signatures. Behind a fixed URL, a proxy may have changed the {@code Host} header. */
    String authority(String header) {
        return fixed == null ? header : authorityOf(fixed);
    }

    static String authorityOf(String base) {
        return base.replaceFirst("^[A-Za-z]+://", "").replaceFirst("/.*", "");
    }
}
