package com.syncsketch.mock.internal.pipeline;

import com.syncsketch.mock.journal.RecordedBody;
import jakarta.annotation.Nullable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Counts and hashes a body, and keeps it if it is a short text. */
final class BodyRecorder {

    /** A longer text is not kept. */
    static final int LONGEST_TEXT = 64 * 1024;

    private final MessageDigest hash;
    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private final boolean text;
    private long size;

    /**
     * Makes a capture.
     *
     * @param contentType what the body is said to be, or null
     */
    BodyRecorder(@Nullable String contentType) {
        text = isText(contentType == null ? "" : contentType.toLowerCase(Locale.ROOT));
        try {
            hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static boolean isText(String contentType) {
        return contentType.startsWith("text/")
                || contentType.contains("json")
                || contentType.contains("xml")
                || contentType.startsWith("application/x-www-form-urlencoded");
    }

    void add(byte[] bytes, int offset, int length) {
        if (length <= 0) {
            return;
        }
        hash.update(bytes, offset, length);
        if (text && size + length <= LONGEST_TEXT) {
            start.write(bytes, offset, length);
        }
        size += length;
    }

    long size() {
        return size;
    }

    /** Gives what there is up to now. */
    RecordedBody body() {
        if (size == 0) {
            return RecordedBody.NONE;
        }
        boolean whole = text && size == start.size();
        return new RecordedBody(
                size,
                whole ? Optional.of(start.toString(StandardCharsets.UTF_8)) : Optional.empty(),
                Optional.of(digest()));
    }

    private String digest() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) hash.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of the JDK can be cloned", e);
        }
    }
}
