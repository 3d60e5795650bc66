package com.syncsketch.mock.journal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes secrets out of what people read: keys, tokens, signatures, the key of ShotGrid, headers of webhooks. */
final class Secrets {

    static final String MASK = "***";

    private static final String NAMES = "api_key|token|password|secret|signature|policy|awsaccesskeyid"
            + "|x-amz-signature|x-amz-credential|x-amz-security-token";

    private static final Pattern PARAMETER =
            Pattern.compile("((?:^|[?&])(?:" + NAMES + ")=)[^&\"\\\\\\s<]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern MEMBER = Pattern.compile(
            "(\"(?:" + NAMES + "|key|headers|authorization)\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SCHEME =
            Pattern.compile("\\b(apikey|token)\\s+[^\\s:\"]+:[^\\s\"]+", Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    /** Masks secrets in a text: an address, a form, JSON. */
    static String mask(String text) {
        String masked = PARAMETER.matcher(text).replaceAll("$1" + MASK);
        masked = MEMBER.matcher(masked).replaceAll("$1\"" + MASK + "\"");
        return SCHEME.matcher(masked).replaceAll("$1 " + MASK);
    }

    /** Masks the value of a header, or of a parameter. */
    static String mask(String name, String value) {
        if (name.matches("(?i)authorization|proxy-authorization|cookie|set-cookie")) {
            return value.replaceFirst("(?s)^(\\S+\\s+)?.*$", "$1" + MASK);
        }
        return name.matches("(?i)" + NAMES) ? MASK : mask(value);
    }

    /** Writes a query, with its question mark. */
    static String query(Map<String, List<String>> query) {
        StringBuilder text = new StringBuilder();
        query.forEach((name, values) -> values.forEach(value -> text.append(text.isEmpty() ? '?' : '&')
                .append(encode(name))
                .append('=')
                .append(mask(name, value).equals(MASK) ? MASK : encode(mask(name, value)))));
        return text.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
