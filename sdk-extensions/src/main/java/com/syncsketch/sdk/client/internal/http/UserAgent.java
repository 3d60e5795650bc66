package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.internal.util.Characters;

/** The {@code User-Agent} of the client. */
public final class UserAgent {

    private static final String VERSION = version();

    private UserAgent() {}

    /**
     * Returns the header value.
     *
     * @param suffix the product of the user, or empty
     */
    public static String of(String suffix) {
        String own =
                "syncsketch-sdk-java/" + VERSION + " (Java " + Runtime.version().feature() + ")";
        return suffix.isEmpty() ? own : own + " " + suffix;
    }

    /**
     * Checks a suffix.
     *
     * @throws IllegalArgumentException if it is not printable ASCII
     */
    public static String checked(String suffix) {
        if (!Characters.allMatch(suffix, c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("A user agent must be printable ASCII");
        }
        return suffix.strip();
    }

    private static String version() {
        // From the manifest of the jar; missing if the classes are loaded from a directory.
        String version = UserAgent.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
