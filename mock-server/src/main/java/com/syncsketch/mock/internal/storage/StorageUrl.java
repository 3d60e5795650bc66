package com.syncsketch.mock.internal.storage;

import com.syncsketch.mock.internal.http.Origin;
import java.util.function.IntSupplier;

/** The public URL of the storage, which depends on the request to the API. Immutable. */
public final class StorageUrl {

    private final StorageLocation location;
    private final IntSupplier port;
    private final String worldPath;

    /**
     * Creates a URL.
     *
     * @param location where the storage is
     * @param port returns the port of the storage, if it has one of its own; called only after the server has started
     * @param worldPath the path of the world below the storage, such as {@code /__worlds/gw0}; empty for the default world
     */
    public StorageUrl(StorageLocation location, IntSupplier port, String worldPath) {
        this.location = location;
        this.port = port;
        this.worldPath = worldPath;
    }

    /** Returns the URL, without a trailing slash, for a client that reaches the API at an origin. */
    public String base(Origin api) {
        return location.base(api, location.sharesPort() ? api.port() : port.getAsInt()) + worldPath;
    }

    /** Returns the path in front of the keys. */
    String path() {
        return location.path() + worldPath;
    }

    /**
     * Returns the base URL of a storage that a client reaches at an origin. It is the configured URL if there is one, because a proxy may
     * have changed the host.
     */
    String baseOf(Origin storage) {
        return location.url() == null ? storage.url() + path() : location.base(storage, storage.port()) + worldPath;
    }

    static String authorityOf(String base) {
        return base.replaceFirst("^[A-Za-z]+://", "").replaceFirst("/.*", "");
    }
}
