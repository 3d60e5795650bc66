package com.syncsketch.it.parity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A difference between the Java client and a recording.
 *
 * @param aspect the aspect that differs
 * @param request the index of the recorded request, or -1 if it is not about a request
 * @param field the header, parameter, JSON field or part; empty if it is about the whole
 * @param expected the recorded value
 * @param actual the value of the Java client
 * @param recorded the recorded request, or null if it is not about a request
 * @param thrown the exception of the call, or null
 * @param received the recorded requests whose responses the Java client received
 */
record Difference(
        Aspect aspect,
        int request,
        String field,
        String expected,
        String actual,
        @Nullable JsonNode recorded,
        @Nullable Throwable thrown,
        List<JsonNode> received) {

    /** The aspects that can differ. */
    enum Aspect {
        /** Deliberately, there is no such Java method. */
        CALL,
        /** The Java method has other argument types. */
        ARGUMENT,
        /** The method or argument is not in the table. Must not be covered by a rule. */
        UNKNOWN,
        /** A request is missing or was not expected. */
        REQUEST,
        /** The order of the requests differs. */
        ORDER,
        METHOD,
        PATH,
        QUERY,
        AUTHORIZATION,
        CONTENT_TYPE,
        FRAMING,
        BODY,
        /** The service returned an error status, and Java throws an exception with that status. */
        ERROR_STATUS,
        RESULT;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @JsonCreator
        static Aspect of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    static Difference of(Aspect aspect, String field, String expected, String actual) {
        return new Difference(aspect, -1, field, expected, actual, null, null, List.of());
    }

    /** Returns the same difference with the recorded requests whose responses the Java client received. */
    Difference withReceived(List<JsonNode> requests) {
        return new Difference(aspect, request, field, expected, actual, recorded, thrown, requests);
    }

    static Difference thrown(Aspect aspect, String expected, Throwable thrown) {
        String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return new Difference(
                aspect, -1, "", expected, thrown.getClass().getSimpleName() + message, null, thrown, List.of());
    }

    /** Returns the simple names of the class of the exception and its superclasses. */
    List<String> thrownNames() {
        List<String> names = new ArrayList<>();
        for (Class<?> c = thrown == null ? null : thrown.getClass(); c != null; c = c.getSuperclass()) {
            names.add(c.getSimpleName());
        }
        return names;
    }

    /** Returns the difference as one line. */
    @Override
    public String toString() {
        String where = request < 0 ? "" : " of request " + (request + 1);
        String what = field.isEmpty() ? "" : " " + field;
        return oneLine(aspect.word() + what + where + ": Python " + expected + ", Java " + actual);
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 400 ? line : line.substring(0, 400) + "...";
    }
}
