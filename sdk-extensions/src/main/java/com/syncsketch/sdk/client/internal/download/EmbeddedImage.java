package com.syncsketch.sdk.client.internal.download;

import com.syncsketch.sdk.client.internal.util.FileNames;
import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture that came as text.
 *
 * @param bytes what the text stands for
 * @param extension the extension for a file of it, with its dot
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, only written.
record EmbeddedImage(byte[] bytes, String extension) {

    private static final Pattern DATA = Pattern.compile(
            "data:image/([a-z0-9.+-]+)(?:;[a-z0-9=-]+)*;base64,(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    /** The shortest PNG has more characters than this; shorter texts are names and numbers. */
    private static final int SHORTEST = 40;

    /**
     * Reads a text that can be nothing but a picture: a {@code data:} address of one, or base64 of a PNG or a JPEG.
     *
     * @return the picture, or null if the text may be something else
     */
    @Nullable
    static EmbeddedImage of(String text) {
        Matcher data = DATA.matcher(text.strip());
        if (data.matches()) {
            byte[] bytes = decoded(data.group(2));
            return bytes == null || bytes.length == 0 ? null : new EmbeddedImage(bytes, extension(bytes, data.group(1)));
        }
        byte[] bytes = text.length() < SHORTEST ? null : decoded(text);
        if (bytes == null) {
            return null;
        }
        String extension = known(bytes);
        return extension == null ? null : new EmbeddedImage(bytes, extension);
    }

    @Nullable
    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(SPACE.matcher(base64).replaceAll(""));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String extension(byte[] bytes, String subtype) {
        String known = known(bytes);
        return known != null ? known : FileNames.extension("." + subtype.toLowerCase(Locale.ROOT), ".img");
    }

    @Nullable
    private static String known(byte[] bytes) {
        return starts(bytes, PNG) ? ".png" : starts(bytes, JPEG) ? ".jpg" : null;
    }

    private static boolean starts(byte[] bytes, byte[] with) {
        return bytes.length > with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }
}
