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

/** Records a body: counts and hashes its bytes, and keeps short text. */
final class BodyRecorder {

    /** The maximum size of text that is kept. */
    static final int MAX_TEXT_BYTES = 64 * 1024;

    private final MessageDigest digest;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final boolean text;
    private long size;

    /**
     * Creates a recorder.
     *
     * @param contentType the content type of the body, or null
     */
    BodyRecorder(@Nullable String contentType) {
        text = isText(contentType == null ? "" : contentType.toLowerCase(Locale.ROOT));
        try {
            digest = MessageDigest.getInstance("SHA-256");
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
        digest.update(bytes, offset, length);
        if (text && size + length <= MAX_TEXT_BYTES) {
            content.write(bytes, offset, length);
        }
        size += length;
    }

    long size() {
        return size;
    }

    /** Returns the body as recorded so far. */
    RecordedBody body() {
        if (size == 0) {
            return RecordedBody.NONE;
        }
        boolean whole = text && size == content.size();
        return new RecordedBody(
                size,
                whole ? Optional.of(content.toString(StandardCharsets.UTF_8)) : Optional.empty(),
                Optional.of(hexDigest()));
    }

    private String hexDigest() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of the JDK can be cloned", e);
        }
    }
}
