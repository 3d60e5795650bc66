package com.syncsketch.sdk.client;

/** How the client names itself. */
final class UserAgent {

    private static final String VERSION = version();

    private UserAgent() {}

    static String of(String suffix) {
        String own =
                "syncsketch-sdk-java/" + VERSION + " (Java " + Runtime.version().feature() + ")";
        return suffix.isEmpty() ? own : own + " " + suffix;
    }

    static String checked(String suffix) {
        if (!suffix.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("A user agent must be printable ASCII");
        }
        return suffix.strip();
    }

    private static String version() {
        // Set in the manifest of the jar; there is none where classes run from a folder.
        String version = UserAgent.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
