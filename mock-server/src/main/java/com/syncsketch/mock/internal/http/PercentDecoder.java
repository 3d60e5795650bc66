package com.syncsketch.mock.internal.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Decodes percent-encoded text. Unlike the decoder of the JDK, it rejects bytes that are not UTF-8 in place of replacing them. */
public final class PercentDecoder {

    private PercentDecoder() {}

    /**
     * Decodes a part of a path, in which a plus sign is literal.
     *
     * @param text the encoded text
     * @return the decoded text
     * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits, or the bytes are not UTF-8
     */
    public static String decodePath(String text) {
        return decode(text, false);
    }

    /**
     * Decodes a name or value of a query or form, in which a plus sign stands for a space.
     *
     * @param text the encoded text
     * @return the decoded text
     * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits, or the bytes are not UTF-8
     */
    public static String decodeQuery(String text) {
        return decode(text, true);
    }

    private static String decode(String text, boolean plusIsSpace) {
        String literal = plusIsSpace ? text.replace('+', ' ') : text;
        if (literal.indexOf('%') < 0) {
            return literal;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int from = 0;
        for (int at = literal.indexOf('%'); at >= 0; at = literal.indexOf('%', from)) {
            bytes.writeBytes(literal.substring(from, at).getBytes(StandardCharsets.UTF_8));
            if (at + 3 > literal.length()
                    || !HexFormat.isHexDigit(literal.charAt(at + 1))
                    || !HexFormat.isHexDigit(literal.charAt(at + 2))) {
                throw new IllegalArgumentException("a percent sign is not followed by two hexadecimal digits");
            }
            bytes.write(HexFormat.fromHexDigits(literal, at + 1, at + 3));
            from = at + 3;
        }
        bytes.writeBytes(literal.substring(from).getBytes(StandardCharsets.UTF_8));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the percent-encoded bytes are not UTF-8", e);
        }
    }
}
