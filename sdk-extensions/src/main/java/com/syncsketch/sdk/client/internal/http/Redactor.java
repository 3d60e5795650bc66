package com.syncsketch.sdk.client.internal.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replaces the secrets of a request body in texts, because a response may repeat them. Immutable and thread-safe.
 */
public final class Redactor {

    /** Replaces nothing. */
    public static final Redactor NONE = new Redactor(List.of());

    private static final String HIDDEN = "***";

    /** The letters that JSON uses to escape other characters, in the order of {@link #ESCAPED}. */
    private static final String ESCAPES = "\"\\/bfnrt";

    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final List<Pattern> forms;

    private Redactor(Collection<String> values) {
        // A secret that contains another one must be replaced first, or its rest would remain.
        forms = values.stream()
                .filter(value -> !value.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .flatMap(value -> Stream.of(anyJson(value), Pattern.compile(encoded(value), Pattern.LITERAL)))
                .toList();
    }

    /**
     * Creates a redactor for the values of all fields of a body that the contract marks as secret.
     *
     * @param body a model, or a collection or map with models
     * @return the redactor
     * @throws IllegalArgumentException if it cannot be written as JSON
     */
    public static Redactor of(Object body) {
        return Json.write(body, body.getClass()).redactor();
    }

    /** Creates a redactor for the values of fields that are marked as secret. */
    static Redactor in(Collection<?> values) {
        List<String> texts = values.stream().flatMap(Redactor::texts).toList();
        return texts.isEmpty() ? NONE : new Redactor(texts);
    }

    /**
     * Replaces the secrets in a text: unchanged, escaped as in JSON, and percent-encoded.
     *
     * @param text the text
     * @return the text with three asterisks in place of each
     */
    public String redact(String text) {
        String clean = text;
        for (Pattern form : forms) {
            clean = form.matcher(clean).replaceAll(HIDDEN);
        }
        return clean;
    }

    /** Contains none of the secrets. */
    @Override
    public String toString() {
        return HIDDEN;
    }

    private static Stream<String> texts(Object value) {
        if (value instanceof Map<?, ?> fields) {
            return fields.values().stream().filter(Objects::nonNull).flatMap(Redactor::texts);
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().filter(Objects::nonNull).flatMap(Redactor::texts);
        }
        return Stream.of(value.toString());
    }

    /** Matches each character unescaped and in each escaped form of JSON, because writers differ in what they escape. */
    private static Pattern anyJson(String value) {
        return Pattern.compile(value.chars().mapToObj(Redactor::anyJson).collect(Collectors.joining()));
    }

    private static String anyJson(int c) {
        String forms = Pattern.quote(Character.toString(c)) + "|\\\\u(?i:" + String.format("%04x", c) + ")";
        int escape = ESCAPED.indexOf(c);
        return "(?:" + (escape < 0 ? "" : Pattern.quote("\\" + ESCAPES.charAt(escape)) + "|") + forms + ")";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
