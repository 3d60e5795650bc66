package com.syncsketch.sdk.client.internal.feign;

import java.nio.charset.StandardCharsets;

/** Percent-encodes arguments for paths and queries: everything but the unreserved characters of RFC 3986. */
public final class PercentEncoder {

    private static final String UNRESERVED = "-._~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoder() {}

    static void append(String value, StringBuilder target) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            if (!isUnreserved(value.charAt(i))) {
                target.append(value, 0, i);
                appendEncoded(value.substring(i), target);
                return;
            }
        }
        target.append(value);
    }

    /** Returns an argument in percent-encoding. */
    public static String encode(String value) {
        StringBuilder encoded = new StringBuilder(value.length() + 16);
        append(value, encoded);
        return encoded.toString();
    }

    private static void appendEncoded(String value, StringBuilder target) {
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isUnreserved(c)) {
                target.append(c);
            } else {
                target.append('%').append(HEX[c >> 4]).append(HEX[c & 0xf]);
            }
        }
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c < 0x80 && UNRESERVED.indexOf(c) >= 0);
    }
}
