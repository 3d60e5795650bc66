package com.syncsketch.mock.journal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Redacts secrets: keys, tokens, signatures, the ShotGrid key and webhook headers. */
final class Redactor {

    static final String MASK = "***";

    private static final String NAMES = "api_key|token|password|secret|signature|policy|awsaccesskeyid"
            + "|x-amz-signature|x-amz-credential|x-amz-security-token";

    private static final Pattern PARAMETER =
            Pattern.compile("((?:^|[?&])(?:" + NAMES + ")=)[^&\"\\\\\\s<]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELD = Pattern.compile(
            "(\"(?:" + NAMES + "|key|headers|authorization)\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SCHEME =
            Pattern.compile("\\b(apikey|token)\\s+[^\\s:\"]+:[^\\s\"]+", Pattern.CASE_INSENSITIVE);

    private Redactor() {}

    /** Redacts secrets in a text such as a URL, a form or JSON. */
    static String redact(String text) {
        String redacted = PARAMETER.matcher(text).replaceAll("$1" + MASK);
        redacted = FIELD.matcher(redacted).replaceAll("$1\"" + MASK + "\"");
        return SCHEME.matcher(redacted).replaceAll("$1 " + MASK);
    }

    /** Redacts the value of a header or parameter. */
    static String redact(String name, String value) {
        if (name.matches("(?i)authorization|proxy-authorization|cookie|set-cookie")) {
            return value.replaceFirst("(?s)^(\\S+\\s+)?.*$", "$1" + MASK);
        }
        return name.matches("(?i)" + NAMES) ? MASK : redact(value);
    }

    /** Returns the encoded query, including the question mark, with secrets redacted; empty if there are no parameters. */
    static String redactQuery(Map<String, List<String>> query) {
        StringBuilder text = new StringBuilder();
        query.forEach((name, values) -> values.forEach(value -> text.append(text.isEmpty() ? '?' : '&')
                .append(encode(name))
                .append('=')
                .append(redact(name, value).equals(MASK) ? MASK : encode(redact(name, value)))));
        return text.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
