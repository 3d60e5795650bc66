package com.syncsketch.it.parity;

import com.syncsketch.it.parity.Difference.Aspect;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A rule for deliberate differences. All of its conditions must hold; {@code aspect} and at least one other condition are
 * required.
 *
 * @param id the id
 * @param reason the reason for the difference
 * @param aspect the aspects
 * @param topic the topics of cases
 * @param method the canonical names of Python methods
 * @param auth the authentication modes
 * @param body the kind of body of the recorded request
 * @param field a pattern for the whole header, parameter, JSON field or part
 * @param expected a pattern for the whole recorded value
 * @param actual a pattern for the whole value of the Java client
 * @param thrown the simple names of Java exceptions or their superclasses
 * @param raised the names of Python exceptions
 * @param file a pattern for the whole name of the uploaded file
 * @param when the circumstance of the cases to which it applies
 */
record DeliberateDifference(
        String id,
        String reason,
        List<Aspect> aspect,
        @Nullable List<String> topic,
        @Nullable List<String> method,
        @Nullable List<String> auth,
        @Nullable String body,
        @Nullable String field,
        @Nullable String expected,
        @Nullable String actual,
        @Nullable List<String> thrown,
        @Nullable List<String> raised,
        @Nullable String file,
        @Nullable List<Circumstance> when) {

    /** Checks that the rule is specific enough. */
    DeliberateDifference {
        if (id == null || id.isBlank() || reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("a rule requires an id and a reason: " + id);
        }
        if (aspect == null || aspect.isEmpty() || aspect.contains(Aspect.UNKNOWN)) {
            throw new IllegalArgumentException("rule " + id + " requires an aspect other than 'unknown'");
        }
        boolean errorStatus = aspect.equals(List.of(Aspect.ERROR_STATUS));
        boolean unconditional = topic == null
                && method == null
                && auth == null
                && body == null
                && field == null
                && expected == null
                && actual == null
                && thrown == null
                && raised == null
                && file == null
                && when == null;
        if (unconditional && !errorStatus) {
            throw new IllegalArgumentException("rule " + id + " requires a condition besides the aspect");
        }
    }

    boolean covers(TraceCase trace, Difference difference) {
        return aspect.contains(difference.aspect())
                && isIn(topic, trace.topic())
                && isIn(method, trace.canonical())
                && isIn(auth, trace.authMode())
                && isIn(raised, trace.result().path("type").asText())
                && (body == null || body.equals(kind(difference)))
                && matches(field, difference.field())
                && matches(expected, difference.expected())
                && matches(actual, difference.actual())
                && matches(file, trace.file().path("name").asText())
                && (when == null || when.stream().allMatch(circumstance -> circumstance.applies(trace, difference)))
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
