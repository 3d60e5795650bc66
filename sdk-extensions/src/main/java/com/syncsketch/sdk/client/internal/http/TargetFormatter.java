package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.internal.util.Characters;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Formats the path and query of a request for messages and logs. */
public final class TargetFormatter {

    private static final int MAX_SEGMENT = 64;
    private static final int SHOWN_OF_SEGMENT = 24;
    private static final int MAX_PATH = 240;
    private static final int MAX_PARAMETERS = 20;
    private static final String OMITTED = "...";

    /** IDs, whatever the secret: otherwise a short key of digits would hide them. */
    private static final Pattern ID = Pattern.compile("[0-9]{1,7}");

    /** Names of parameters whose values are never shown. */
    private static final Pattern CONFIDENTIAL = Pattern.compile(
            "(?i)key|token|secret|sign|pass|pwd|auth|cred|session|otp|pin$|code|user|mail|phone|hash|policy");

    /** Numbers, IDs and flags. Texts may be personal data. */
    private static final Pattern HARMLESS = Pattern.compile("(?i)[0-9]{1,12}(?:(?:,|%2C)[0-9]{1,12}){0,99}|true|false");

    /** The selected fields of a response. */
    private static final Pattern FIELD_NAMES = Pattern.compile("(?i)[a-z_]{1,40}(?:(?:,|%2C)[a-z_]{1,40}){0,99}");

    /** Keys and tokens, which have no place in a path: long hexadecimal numbers, words with digits, and JWTs. */
    private static final Pattern LIKE_A_SECRET = Pattern.compile(
            "(?i)[0-9a-f]{32,}|(?=[a-z+/=_-]*[0-9])(?=[0-9+/=_-]*[a-z])[a-z0-9+/=]{32,}|ey[a-z0-9_-]{8,}\\.[a-z0-9_.-]+");

    private TargetFormatter() {}

    /**
     * Formats a path and query.
     *
     * @param target the encoded path and query
     * @param template the path template, whose words are not redacted
     * @param redactor removes secrets from the path
     * @return the path with its IDs, shortened if it is very long, and the names of the query parameters. Only values that
     *     cannot be confidential are contained: numbers and flags of parameters whose names are not suspicious
     */
    static String format(String target, String template, Redactor redactor) {
        int query = target.indexOf('?');
        String path = shortened(path(query < 0 ? target : target.substring(0, query), template, redactor));
        return Characters.printable(query < 0 ? path : path + query(target.substring(query + 1), redactor));
    }

    /**
     * Replaces whatever may be a secret in a path that a caller composed.
     *
     * @param path the encoded path
     * @param redactor removes secrets
     */
    public static String withoutSecrets(String path, Redactor redactor) {
        StringBuilder clean = new StringBuilder();
        for (String segment : path.split("/", -1)) {
            boolean suspicious = LIKE_A_SECRET.matcher(decoded(segment)).matches();
            clean.append(clean.isEmpty() && segment.isEmpty() ? "" : "/")
                    .append(suspicious ? Redactor.HIDDEN : redacted(segment, redactor));
        }
        return clean.toString();
    }

    /** Returns a path without secrets. The words of the template are none, even if they are equal to one. */
    static String path(String path, String template, Redactor redactor) {
        Set<String> words = new HashSet<>(Arrays.asList(template.split("/", -1)));
        StringBuilder clean = new StringBuilder();
        String separator = "";
        for (String segment : path.split("/", -1)) {
            clean.append(separator).append(words.contains(segment) ? segment : redacted(segment, redactor));
            separator = "/";
        }
        return clean.toString();
    }

    private static String shortened(String path) {
        StringBuilder shown = new StringBuilder();
        String separator = "";
        for (String segment : path.split("/", -1)) {
            shown.append(separator).append(shortenedSegment(segment));
            separator = "/";
        }
        int length = shown.length();
        return length <= MAX_PATH
                ? shown.toString()
                : shown.substring(0, MAX_PATH / 2) + OMITTED + shown.substring(length - MAX_PATH / 2);
    }

    private static String shortenedSegment(String segment) {
        return segment.length() <= MAX_SEGMENT ? segment : segment.substring(0, SHOWN_OF_SEGMENT) + OMITTED;
    }

    private static String redacted(String segment, Redactor redactor) {
        if (ID.matcher(segment).matches()) {
            return segment;
        }
        String decoded = decoded(segment);
        boolean secret = !redactor.redact(decoded).equals(decoded)
                || !redactor.redact(segment).equals(segment);
        return secret ? Redactor.HIDDEN : segment;
    }

    private static String query(String query, Redactor redactor) {
        StringBuilder shown = new StringBuilder("?");
        String[] parameters = query.split("&", -1);
        for (int i = 0; i < parameters.length; i++) {
            if (i == MAX_PARAMETERS) {
                return shown.append('&').append(OMITTED).toString();
            }
            String parameter = parameters[i];
            int equal = parameter.indexOf('=');
            String name = equal < 0 ? parameter : parameter.substring(0, equal);
            String value = equal < 0 ? "" : parameter.substring(equal + 1);
            shown.append(i == 0 ? "" : "&").append(shortenedSegment(redacted(name, redactor)));
            if (equal >= 0) {
                shown.append('=').append(isShown(name, value, redactor) ? value : Redactor.HIDDEN);
            }
        }
        return shown.toString();
    }

    private static boolean isShown(String name, String value, Redactor redactor) {
        if (value.isEmpty()) {
            return true;
        }
        if (CONFIDENTIAL.matcher(name).find() || !redacted(value, redactor).equals(value)) {
            return false;
        }
        return HARMLESS.matcher(value).matches()
                || (name.equals("fields") && FIELD_NAMES.matcher(value).matches());
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
