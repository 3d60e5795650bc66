package com.syncsketch.sdk.client.internal.download;

import com.syncsketch.sdk.client.internal.util.FileNames;
import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image that was encoded as text.
 *
 * @param bytes the decoded image
 * @param extension the file extension for it, with its dot
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record EmbeddedImage(byte[] bytes, String extension) {

    private static final Pattern DATA_URI = Pattern.compile(
            "data:image/([a-z0-9.+-]+)(?:;[a-z0-9=-]+)*;base64,(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern WHITESPACE = Pattern.compile("\\s+");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    /** Even the smallest PNG is longer; shorter texts are names and numbers. */
    private static final int MIN_LENGTH = 40;

    /**
     * Decodes a text that can only be an image: a {@code data:} URI of an image, or a Base64-encoded PNG or JPEG.
     *
     * @return the image, or null if the text may be something else
     */
    @Nullable
    static EmbeddedImage parse(String text) {
        Matcher data = DATA_URI.matcher(text.strip());
        if (data.matches()) {
            byte[] bytes = decode(data.group(2));
            return bytes == null || bytes.length == 0
                    ? null
                    : new EmbeddedImage(bytes, extension(bytes, data.group(1)));
        }
        byte[] bytes = text.length() < MIN_LENGTH ? null : decode(text);
        if (bytes == null) {
            return null;
        }
        String extension = knownExtension(bytes);
        return extension == null ? null : new EmbeddedImage(bytes, extension);
    }

    @Nullable
    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(WHITESPACE.matcher(base64).replaceAll(""));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String extension(byte[] bytes, String subtype) {
        String known = knownExtension(bytes);
        return known != null ? known : FileNames.extension("." + subtype.toLowerCase(Locale.ROOT), ".img");
    }

    @Nullable
    private static String knownExtension(byte[] bytes) {
        return startsWith(bytes, PNG) ? ".png" : startsWith(bytes, JPEG) ? ".jpg" : null;
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length > prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
