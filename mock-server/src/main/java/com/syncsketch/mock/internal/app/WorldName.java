package com.syncsketch.mock.internal.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a world, which is part of URLs, keys and paths of files. Immutable.
 *
 * @param text the name
 */
public record WorldName(String text) {

    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
    private static final String PATH = "/__worlds/";

    /** The world that a server starts with. Declared after the pattern, which checks it. */
    public static final WorldName DEFAULT = new WorldName("default");

    /**
     * Checks a name.
     *
     * @throws IllegalArgumentException if the name is invalid
     */
    public WorldName {
        if (!VALID.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "The name of a world must have 1 to 63 lower-case letters, digits, '-' or '_',"
                            + " and start with a letter or digit, but is '" + text + "'");
        }
    }

    /**
     * Finds the world that a URL of the storage belongs to.
     *
     * @param path the path below the storage
     * @return the text after {@code /__worlds/}, which need not be a valid name; empty if the path belongs to the default world
     */
    public static Optional<String> ofStoragePath(String path) {
        return path.startsWith(PATH)
                ? Optional.of(path.substring(PATH.length()).replaceFirst("/.*", ""))
                : Optional.empty();
    }

    /** Checks whether this is the world that the server started with. */
    public boolean isDefault() {
        return equals(DEFAULT);
    }

    /** Returns the path of this world below the storage; an empty string for the default world. */
    public String storagePath() {
        return isDefault() ? "" : PATH + text;
    }

    /** Returns the text in front of the keys of users; an empty string for the default world. */
    public String keyPrefix() {
        return isDefault() ? "" : text + "/";
    }

    /**
     * Returns the default key of the first user of this world, which is the same for the same server each time.
     *
     * @param serverKey the key of the server
     * @return 40 characters
     */
    public String newKey(String serverKey) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((text + "\n" + serverKey).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 40);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return text;
    }
}
