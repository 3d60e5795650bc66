package com.syncsketch.sdk.client.internal;

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
 * The secrets that a request carries in its body. An answer may repeat them, so each text that comes out of the call is
 * cleaned of them. Immutable.
 */
public final class Secrets {

    /** No secrets. */
    static final Secrets NONE = new Secrets(List.of());

    private static final String HIDDEN = "***";

    /** The letters by which JSON escapes other characters, in the order of {@link #ESCAPED}. */
    private static final String ESCAPES = "\"\\/bfnrt";

    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final List<Pattern> forms;

    private Secrets(Collection<String> values) {
        // A secret that holds another one goes first, or its rest would stay.
        forms = values.stream()
                .filter(value -> !value.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .flatMap(value -> Stream.of(anyJson(value), Pattern.compile(encoded(value), Pattern.LITERAL)))
                .toList();
    }

    /**
     * Gives the secrets of a body: the values of all members that the contract marks as secret.
     *
     * @param body a model, or something that holds models
     * @return its secrets
     * @throws IllegalArgumentException if it cannot be written as JSON
     */
    public static Secrets of(Object body) {
        return Json.write(body, body.getClass()).secrets();
    }

    /** Gives the secrets that values of marked members hold. */
    static Secrets in(Collection<?> values) {
        List<String> texts = values.stream().flatMap(Secrets::texts).toList();
        return texts.isEmpty() ? NONE : new Secrets(texts);
    }

    /**
     * Hides the secrets in a text: as they are, as JSON escapes them, and percent-encoded.
     *
     * @param text the text
     * @return the text with three asterisks in the place of each
     */
    public String hide(String text) {
        String clean = text;
        for (Pattern form : forms) {
            clean = form.matcher(clean).replaceAll(HIDDEN);
        }
        return clean;
    }

    /** Shows nothing of them. */
    @Override
    public String toString() {
        return HIDDEN;
    }

    private static Stream<String> texts(Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.values().stream().filter(Objects::nonNull).flatMap(Secrets::texts);
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().filter(Objects::nonNull).flatMap(Secrets::texts);
        }
        return Stream.of(value.toString());
    }

    /** Matches each character as it is, and by each escape that JSON has for it: writers differ in what they escape. */
    private static Pattern anyJson(String value) {
        return Pattern.compile(value.chars().mapToObj(Secrets::anyJson).collect(Collectors.joining()));
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
