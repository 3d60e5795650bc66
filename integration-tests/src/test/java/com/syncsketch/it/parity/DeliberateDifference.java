package com.syncsketch.it.parity;

import com.syncsketch.it.parity.Difference.Aspect;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A difference that is meant to be. All conditions that a rule has must hold; {@code aspect} and one more are needed.
 *
 * @param id a short name
 * @param reason why Java does something else
 * @param aspect what differs
 * @param topic topics of the cases
 * @param method canonical names of the methods
 * @param auth modes of authentication
 * @param body the kind of the recorded request's body
 * @param member the header, parameter, member or part, as a pattern for the whole of it
 * @param expected what was recorded, as such a pattern
 * @param actual what the Java client does, as such a pattern
 * @param thrown Java's exceptions, by the simple name of their class or one above it
 * @param raised Python's exceptions
 */
record DeliberateDifference(
        String id,
        String reason,
        List<Aspect> aspect,
        @Nullable List<String> topic,
        @Nullable List<String> method,
        @Nullable List<String> auth,
        @Nullable String body,
        @Nullable String member,
        @Nullable String expected,
        @Nullable String actual,
        @Nullable List<String> thrown,
        @Nullable List<String> raised) {

    /** Checks that it is narrow enough to say something. */
    DeliberateDifference {
        if (id == null || id.isBlank() || reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("A rule needs an id and a reason: " + id);
        }
        if (aspect == null || aspect.isEmpty() || aspect.contains(Aspect.UNKNOWN)) {
            throw new IllegalArgumentException("Rule " + id + " needs an aspect, and 'unknown' is none");
        }
        boolean refusal = aspect.equals(List.of(Aspect.REFUSAL));
        boolean free = topic == null
                && method == null
                && auth == null
                && body == null
                && member == null
                && expected == null
                && actual == null
                && thrown == null
                && raised == null;
        if (free && !refusal) {
            throw new IllegalArgumentException("Rule " + id + " needs a condition beside the aspect");
        }
    }

    boolean covers(TraceCase trace, Difference difference) {
        return aspect.contains(difference.aspect())
                && isIn(topic, trace.topic())
                && isIn(method, trace.canonical())
                && isIn(auth, trace.authMode())
                && isIn(raised, trace.result().path("type").asText())
                && (body == null || body.equals(kind(difference)))
                && matches(member, difference.member())
                && matches(expected, difference.expected())
                && matches(actual, difference.actual())
                && (thrown == null || difference.thrownNames().stream().anyMatch(thrown::contains));
    }

    private static String kind(Difference difference) {
        return difference.recorded() == null
                ? ""
                : difference.recorded().path("body").path("kind").asText();
    }

    private static boolean isIn(@Nullable List<String> values, String value) {
        return values == null || values.contains(value);
    }

    private static boolean matches(@Nullable String pattern, String text) {
        return pattern == null
                || Pattern.compile(pattern, Pattern.DOTALL).matcher(text).matches();
    }
}
