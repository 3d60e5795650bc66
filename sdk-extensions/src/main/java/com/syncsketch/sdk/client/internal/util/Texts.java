package com.syncsketch.sdk.client.internal.util;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Checks texts that are sent to the service. */
public final class Texts {

    private Texts() {}

    /** Returns whether a text contains no unpaired surrogate, for which UTF-8 has no encoding. */
    public static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /**
     * Checks a text that is sent.
     *
     * @param text the text
     * @param name the name of the setting
     * @return the text
     * @throws IllegalArgumentException if it contains an unpaired surrogate, which would be sent as another character
     */
    public static String wellFormed(String text, String name) {
        if (!isWellFormed(Objects.requireNonNull(text, name))) {
            throw new IllegalArgumentException(name + " contains an unpaired surrogate, which cannot be sent");
        }
        return text;
    }
}
