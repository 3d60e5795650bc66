package com.syncsketch.mock.internal.storage;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.util.function.IntSupplier;

/** Where clients find the storage: another origin than that of the service. Immutable. */
public final class StorageUrl {

    @Nullable
    private final String fixed;

    private final IntSupplier port;

    /**
     * Makes an address.
     *
     * @param fixed the address as clients see it, or null if they reach it under the host of the service
     * @param port tells the port of the storage; asked for only when the server listens
     */
    public StorageUrl(@Nullable URI fixed, IntSupplier port) {
        this.fixed = fixed == null ? null : fixed.toString().replaceFirst("/$", "");
        this.port = port;
    }

    /**
     * Gives the address.
     *
     * @param host the host of a request to the service
     * @return the address, without a slash at its end
     */
    public String base(String host) {
        if (fixed != null) {
            return fixed;
        }
        // An IPv6 address goes into brackets.
        boolean bare = host.indexOf(':') >= 0 && !host.startsWith("[");
        return "http://" + (bare ? "[" + host + "]" : host) + ":" + port.getAsInt();
    }

    /**
     * Gives what signatures call the storage. Behind a fixed address a proxy may have changed the {@code Host}.
     *
     * @param header the header {@code Host} of a request to the storage
     */
    String authority(String header) {
        return fixed == null ? header : authorityOf(fixed);
    }

    static String authorityOf(String base) {
        return base.replaceFirst("^[A-Za-z]+://", "").replaceFirst("/.*", "");
    }
}
