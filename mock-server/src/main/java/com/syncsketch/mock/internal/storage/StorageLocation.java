package com.syncsketch.mock.internal.storage;

import com.syncsketch.mock.internal.http.Origin;
import jakarta.annotation.Nullable;
import java.net.URI;

/**
 * Where the storage is, as clients see it. Its origin differs from that of the API by the port, by the host name, or only by the path.
 *
 * @param url the URL, if it does not follow from the request to the API, otherwise null
 * @param host the host name of the storage, or null for the host name of the API
 * @param sharesPort whether the storage is on the port of the API
 */
public record StorageLocation(@Nullable URI url, @Nullable String host, boolean sharesPort) {

    /** A port of its own on the host of the API. */
    public static final StorageLocation OWN_PORT = new StorageLocation(null, null, false);

    private static final String SHARED_PATH = "/__storage";

    /** Returns the path of the storage; an empty string unless only the path differs from the API. */
    public String path() {
        return sharesPort && host() == null ? SHARED_PATH : "";
    }

    /** Returns the host name of the storage in its URL, or null if it is that of the API. */
    @Nullable
    @Override
    public String host() {
        return url == null ? host : url.getHost();
    }

    /**
     * Checks whether a request to the port of the API is for the storage.
     *
     * @param requested the host of the request, without port
     * @param path the path of the request
     * @return whether the storage must handle it
     */
    public boolean handles(String requested, String path) {
        String host = host();
        if (!sharesPort) {
            return false;
        }
        return host == null
                ? path.equals(SHARED_PATH) || path.startsWith(SHARED_PATH + "/")
                : host.equalsIgnoreCase(requested);
    }

    /**
     * Returns the base URL of the storage.
     *
     * @param api the origin under which the client reaches the API
     * @param ownPort the port of the storage, if it has one of its own
     * @return the URL without a trailing slash
     */
    public String base(Origin api, int ownPort) {
        if (url != null) {
            return url.toString().replaceFirst("/$", "");
        }
        Origin storage = sharesPort ? api : api.withPort(ownPort);
        return (host == null ? storage : storage.withHost(host)).url() + path();
    }
}
