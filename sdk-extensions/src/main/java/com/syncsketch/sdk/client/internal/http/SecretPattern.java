package com.syncsketch.sdk.client.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Creates patterns that find a secret in a text in any mixture of encodings: unchanged, percent-encoded, escaped as in JSON,
 * HTML or XML, each of them repeatedly, and as part of a Base64 text. All repetitions are limited, because a server controls the
 * text: the time to search it must not grow faster than its length.
 */
final class SecretPattern {

    /** From this length on, a secret is unlikely to occur by chance: {@value}. */
    static final int MIN_LENGTH = 8;

    /** The longest secret with one pattern: matching needs a stack as deep as the pattern is long. */
    private static final int MAX_LENGTH = 160;

    /** Longer secrets, such as policies, are found in pieces of this length. */
    private static final int PIECE = 80;

    /** A secret of so many letters or digits may be a word or number of any text. */
    private static final Pattern COMMON = Pattern.compile("\\p{L}{1,3}|[0-9]{1,3}");

    /** The letters that JSON uses to escape other characters, in the order of {@link #ESCAPED}. */
    private static final String ESCAPES = "\"\\/bfnrt";

    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    /** A line break, unchanged, escaped or as HTML, with the spaces around it; long texts are wrapped. */
    private static final String LINE_BREAK = "(?:=?\\s{0,32}[\\r\\n\\u0085\\u2028\\u2029]\\s{0,32}"
            + "|\\s{0,32}(?:\\\\{1,8}[rn]|\\\\{1,8}u000[aAdD]|(?i:%0[ad]|<br ?/?>|&#(?:1[03]|x0{0,4}[ad]);)){1,4}\\s{0,32})?";

    /** Before and after a word. Escapes end in letters or digits, but are not part of a word. */
    private static final String WORD_START =
            "(?:(?<![\\p{L}\\p{N}_])(?<![\\p{L}\\p{N}]['\\u2019-])|(?<=%[0-9A-Fa-f]{2})|(?<=\\\\[nrtbf])|(?<=\\\\u[0-9A-Fa-f]{4}))";

    private static final String WORD_END = "(?![\\p{L}\\p{N}_])(?!['\\u2019-][\\p{L}\\p{N}])";

    /** Before and after a value that follows an equals sign or a colon. */
    private static final String VALUE_START = "(?<=[=:]|%3[aAdD]|\\\\u003[dD])";

    private static final String VALUE_END = "(?=$|[\\s\"'`<>)\\]},&;?#\\\\%]|\\.(?:\\s|$))";

    /** Before and after a value that is the whole text, or in quotes or brackets. */
    private static final String QUOTED_START = "(?<=^|[\"'`>(\\[]|[=:] |%2[27]|&quot;|&#39;|\\\\u0022)";

    private static final String QUOTED_END = "(?=$|[\"'`<)\\]]|%2[27]|&quot;|&#39;|\\\\|\\.$)";

    /** Names and numbers of JSON are no secrets, and without them the body is no JSON any more. */
    private static final String NO_JSON_NAME = "(?!\"\\s{0,9}:)";

    private static final String NO_JSON_NUMBER = "(?<!\"\\s{0,3}:\\s{0,3})";

    private SecretPattern() {}

    /** Returns the patterns for a secret, in the order in which they are applied. */
    static List<Pattern> of(String secret) {
        List<Pattern> patterns = new ArrayList<>();
        Set<String> spellings = new LinkedHashSet<>(List.of(secret, secret.strip()));
        for (String spelling : spellings) {
            int length = spelling.codePointCount(0, spelling.length());
            if (length > MAX_LENGTH) {
                pieces(spelling).forEach(piece -> patterns.add(Pattern.compile(encoded(piece, LINE_BREAK, false))));
            } else if (length >= MIN_LENGTH) {
                patterns.add(Pattern.compile(encoded(spelling, LINE_BREAK, false)));
                base64(spelling.getBytes(StandardCharsets.UTF_8)).forEach(patterns::add);
            } else {
                patterns.add(Pattern.compile(bounded(spelling)));
            }
        }
        return patterns;
    }

    /** Returns the pieces of a long secret; the last two overlap. */
    private static Set<String> pieces(String secret) {
        Set<String> pieces = new LinkedHashSet<>();
        for (int start = 0; start < secret.length(); start += PIECE) {
            int from = Math.min(start, secret.length() - PIECE);
            pieces.add(secret.substring(from, from + PIECE));
        }
        return pieces;
    }

    private static String bounded(String secret) {
        String encoded = encoded(secret, "", true);
        String number = secret.chars().allMatch(c -> c >= '0' && c <= '9') ? NO_JSON_NUMBER : "";
        if (COMMON.matcher(secret).matches()) {
            return number + "(?:" + VALUE_START + encoded + VALUE_END + "|" + QUOTED_START + encoded + QUOTED_END + ")"
                    + NO_JSON_NAME;
        }
        String start = Character.isLetterOrDigit(secret.codePointAt(0)) ? WORD_START : "";
        String end = Character.isLetterOrDigit(secret.codePointBefore(secret.length())) ? WORD_END : "";
        return number + start + encoded + end + NO_JSON_NAME;
    }

    /**
     * Returns the patterns of the Base64 texts of all texts that contain a secret, such as {@code user:key}. There are three,
     * one for each position of the secret within a group of three bytes. Their first characters are left out if they depend
     * on what precedes the secret.
     */
    private static List<Pattern> base64(byte[] secret) {
        List<Pattern> patterns = new ArrayList<>();
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + secret.length];
            System.arraycopy(secret, 0, shifted, shift, secret.length);
            String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            int start = shift == 0 ? 0 : shift + 1;
            int end = shifted.length * 8 / 6;
            String edge = shifted.length % 3 == 0 ? "" : "[A-Za-z0-9+/_-]?";
            patterns.add(Pattern.compile(
                    encoded(text.substring(start, end), LINE_BREAK, true) + edge + "(?:=|%3[dD]|\\\\u003[dD])*"));
        }
        return patterns;
    }

    /** Returns a regular expression for a text in any encoding. */
    private static String encoded(String text, String separator, boolean caseSensitive) {
        StringBuilder regex = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (!regex.isEmpty()) {
                regex.append(separator);
            }
            regex.append(encoded(c, caseSensitive));
        });
        return regex.toString();
    }

    private static String encoded(int c, boolean caseSensitive) {
        String character = Character.toString(c);
        String plain = Pattern.quote(character);
        StringBuilder forms = new StringBuilder(caseSensitive ? plain : "(?iu:" + plain + ")");
        int escape = ESCAPED.indexOf(c);
        if (escape >= 0) {
            forms.append("|\\\\{1,8}").append(Pattern.quote(String.valueOf(ESCAPES.charAt(escape))));
        }
        if (c == ' ') {
            forms.append("|\\+");
        } else if (c == '+') {
            // In the alphabet for URLs, Base64 has other characters.
            forms.append("|-");
        } else if (c == '/') {
            forms.append("|_");
        }
        forms.append("|(?i:").append(hex("%(?:25){0,4}", character.getBytes(StandardCharsets.UTF_8)));
        forms.append('|');
        for (int i = 0; i < character.length(); i++) {
            forms.append(String.format(Locale.ROOT, "\\\\{1,8}u%04x", (int) character.charAt(i)));
        }
        if (c < 0x100) {
            forms.append(String.format(Locale.ROOT, "|\\\\{1,8}x%02x", c));
        }
        forms.append(String.format(Locale.ROOT, "|&(?:amp;){0,4}#(?:0{0,4}%d|x0{0,4}%x);", c, c));
        String entity = entity(c);
        if (!entity.isEmpty()) {
            forms.append("|&(?:amp;){0,4}").append(entity).append(';');
        }
        return "(?:" + forms + "))";
    }

    private static String hex(String prefix, byte[] bytes) {
        StringBuilder hex = new StringBuilder();
        for (byte b : bytes) {
            hex.append(prefix).append(String.format(Locale.ROOT, "%02x", b & 0xff));
        }
        return hex.toString();
    }

    private static String entity(int c) {
        return switch (c) {
            case '&' -> "amp";
            case '<' -> "lt";
            case '>' -> "gt";
            case '"' -> "quot";
            case '\'' -> "apos";
            default -> "";
        };
    }
}
