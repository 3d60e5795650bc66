package com.syncsketch.sdk.client.internal.http;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replaces secrets in texts from outside, because a response may repeat what was sent. Immutable and thread-safe.
 *
 * <p>A secret is found in each encoding of {@link SecretPattern}. How depends on its length, because a short one also
 * occurs by chance:
 *
 * <ul>
 *   <li>from {@value SecretPattern#MIN_LENGTH} characters on, everywhere;
 *   <li>shorter, as a word;
 *   <li>up to three letters or digits, only where a value stands, such as after an equals sign or in quotes.
 * </ul>
 *
 * <p>The words of the client itself are never redacted: callers pass only the parts of a message that come from outside.
 */
public final class Redactor {

    /** Replaces nothing. */
    public static final Redactor NONE = new Redactor(List.of());

    /** Replaces a secret. */
    static final String HIDDEN = "***";

    /** What remains of a long secret, which is found in pieces. */
    private static final Pattern REPEATED = Pattern.compile("\\*{6,}");

    private final List<String> secrets;

    /** Compiled when first needed, because most requests succeed. A race is harmless. */
    @Nullable
    private volatile List<Pattern> patterns;

    private Redactor(Collection<String> values) {
        // A secret that contains another one must be replaced first, or its rest would remain.
        secrets = values.stream()
                .filter(value -> !value.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
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

    /** Creates a redactor for values: texts, numbers, and collections and maps of them. */
    public static Redactor in(Collection<?> values) {
        List<String> texts = values.stream().flatMap(Redactor::texts).toList();
        return texts.isEmpty() ? NONE : new Redactor(texts);
    }

    /** Returns a redactor for the secrets of both. */
    public Redactor and(Redactor other) {
        if (other.secrets.isEmpty()) {
            return this;
        }
        return secrets.isEmpty()
                ? other
                : new Redactor(
                        Stream.concat(secrets.stream(), other.secrets.stream()).toList());
    }

    /**
     * Replaces the secrets in a text.
     *
     * @param text the text
     * @return the text with three asterisks in place of each
     */
    public String redact(String text) {
        String clean = text;
        for (Pattern pattern : patterns()) {
            clean = pattern.matcher(clean).replaceAll(HIDDEN);
        }
        return REPEATED.matcher(clean).replaceAll("***");
    }

    /** Contains none of the secrets. */
    @Override
    public String toString() {
        return HIDDEN;
    }

    private List<Pattern> patterns() {
        List<Pattern> all = patterns;
        if (all == null) {
            all = new ArrayList<>();
            for (String secret : secrets) {
                all.addAll(SecretPattern.of(secret));
            }
            patterns = all;
        }
        return all;
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
}
