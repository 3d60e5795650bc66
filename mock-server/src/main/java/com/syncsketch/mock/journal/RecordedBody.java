package com.syncsketch.mock.journal;

import jakarta.annotation.Nullable;
import java.util.Optional;

/**
 * The body of a request or an answer, as far as it is kept.
 *
 * @param size how many bytes there were
 * @param text the whole body if it is a text and not too long, or null
 * @param sha256 the SHA-256 of all bytes in hexadecimal digits, or null if there were none
 */
public record RecordedBody(
        long size, @Nullable String text, @Nullable String sha256) {

    /** No body. */
    public static final RecordedBody NONE = new RecordedBody(0, null, null);

    /**
     * Gives the text, secrets included.
     *
     * @return the whole body; empty if it is no text, or too long
     */
    public Optional<String> asText() {
        return Optional.ofNullable(text);
    }

    /** Gives the text without secrets, or the size. */
    @Override
    public String toString() {
        if (text != null) {
            return Secrets.mask(text);
        }
        return size == 0 ? "" : size + " bytes, sha256 " + sha256;
    }
}
