package com.syncsketch.sdk.client.internal.http;

import jakarta.annotation.Nullable;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the text of a response body is encoded. A byte order mark takes precedence over the declared charset, as in browsers.
 * Without either, the zero bytes of the first two characters show whether it is UTF-16 or UTF-32, as RFC 4627 describes, and
 * everything else is UTF-8.
 *
 * @param charset the charset
 * @param start the length of the byte order mark
 */
record BodyText(Charset charset, int start) {

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*[\"']?([A-Za-z0-9_.:+-]+)", Pattern.CASE_INSENSITIVE);

    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final BodyText UTF_8 = new BodyText(StandardCharsets.UTF_8, 0);

    /** Charsets that do not tell the order of bytes, and ASCII, of which UTF-8 is a superset. */
    private static final Set<String> UNSPECIFIC = Set.of("UTF-8", "US-ASCII", "UTF-16", "UTF-32");

    private static final long NON_ASCII = 0x8080808080808080L;

    /**
     * Detects the encoding of a body.
     *
     * @param body the body
     * @param contentType the value of {@code Content-Type}, or null if there is none
     */
    static BodyText of(byte[] body, @Nullable String contentType) {
        int first = first(body, 4);
        if (first == 0x0000FEFF) {
            return new BodyText(UTF_32BE, 4);
        }
        if (first == 0xFFFE0000) {
            return new BodyText(UTF_32LE, 4);
        }
        int two = first(body, 2);
        if (two == 0xFEFF) {
            return new BodyText(StandardCharsets.UTF_16BE, 2);
        }
        if (two == 0xFFFE) {
            return new BodyText(StandardCharsets.UTF_16LE, 2);
        }
        if (first(body, 3) == 0xEFBBBF) {
            return new BodyText(StandardCharsets.UTF_8, 3);
        }
        Charset declared = contentType == null || contentType.indexOf(';') < 0 ? null : declared(contentType);
        return declared == null || UNSPECIFIC.contains(declared.name()) ? byZeros(body) : new BodyText(declared, 0);
    }

    private static BodyText byZeros(byte[] body) {
        if (body.length < 2 || (body[0] != 0 && body[1] != 0)) {
            return UTF_8;
        }
        int zeros = 0;
        for (int i = 0; i < Math.min(4, body.length); i++) {
            zeros = zeros << 1 | (body[i] == 0 ? 1 : 0);
        }
        return switch (zeros) {
            case 0b1110 -> new BodyText(UTF_32BE, 0);
            case 0b0111 -> new BodyText(UTF_32LE, 0);
            case 0b1010, 0b10, 0b1000, 0b1011 -> new BodyText(StandardCharsets.UTF_16BE, 0);
            case 0b0101, 0b01, 0b0100 -> new BodyText(StandardCharsets.UTF_16LE, 0);
            default -> UTF_8;
        };
    }

    /** Returns the first bytes as a number, or 0 if there are fewer. */
    private static int first(byte[] body, int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 8 | (body.length < count ? 0 : body[i] & 0xFF);
        }
        return number;
    }

    /** Returns the charset that a media type declares; null if it declares none that is known. */
    @Nullable
    private static Charset declared(String contentType) {
        Matcher charset = CHARSET.matcher(contentType);
        try {
            return charset.find() ? Charset.forName(charset.group(1)) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Returns true if the text consists of the bytes after the byte order mark, which JSON parsers read directly. */
    boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    /** Returns the text; invalid bytes are replaced. */
    String decode(byte[] body) {
        return decode(body, body.length);
    }

    /** Returns the text of the first bytes after the byte order mark; invalid bytes are replaced. */
    String decode(byte[] body, int limit) {
        return new String(body, start, Math.min(body.length - start, limit), charset);
    }

    /**
     * Returns the text.
     *
     * @throws CharacterCodingException if the body has bytes that are invalid in its charset
     */
    String decodeStrictly(byte[] body) throws CharacterCodingException {
        return decoder()
                .decode(ByteBuffer.wrap(body, start, body.length - start))
                .toString();
    }

    /**
     * Checks the bytes of a body in UTF-8. JSON parsers accept overlong forms, surrogates, and more than Unicode has.
     *
     * @throws CharacterCodingException if there are bytes that are not UTF-8
     */
    void checkUtf8(byte[] body) throws CharacterCodingException {
        ByteBuffer bytes = ByteBuffer.wrap(body);
        int ascii = start;
        while (ascii + Long.BYTES <= body.length && (bytes.getLong(ascii) & NON_ASCII) == 0) {
            ascii += Long.BYTES;
        }
        while (ascii < body.length && body[ascii] >= 0) {
            ascii++;
        }
        if (ascii == body.length) {
            return;
        }
        bytes.position(ascii);
        CharsetDecoder decoder = decoder();
        CharBuffer discarded = CharBuffer.allocate(1024);
        CoderResult result;
        do {
            result = decoder.decode(bytes, discarded.clear(), true);
        } while (result.isOverflow());
        if (result.isError()) {
            result.throwException();
        }
    }

    private CharsetDecoder decoder() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
