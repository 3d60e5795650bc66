package com.syncsketch.it.parity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One way in which the Java client differs from the recording.
 *
 * @param aspect what differs
 * @param request the recorded request, counted from 0, or -1 where it is not about one
 * @param member the header, parameter, member or part; empty where it is about the whole
 * @param expected what was recorded
 * @param actual what the Java client does
 * @param recorded the recorded request, or null where it is not about one
 * @param thrown what the call threw in the end, or null
 */
record Difference(
        Aspect aspect,
        int request,
        String member,
        String expected,
        String actual,
        @Nullable JsonNode recorded,
        @Nullable Throwable thrown) {

    /** What can differ. */
    enum Aspect {
        /** There is no such Java call, by decision. */
        CALL,
        /** The Java call takes other types of arguments. */
        ARGUMENT,
        /** Nobody thought of this method or argument. No rule may cover it. */
        UNKNOWN,
        /** A request is missing or was not expected. */
        REQUEST,
        /** The requests came in another order. */
        ORDER,
        METHOD,
        PATH,
        QUERY,
        AUTHORIZATION,
        CONTENT_TYPE,
        FRAMING,
        BODY,
        /** The service refused, and Java throws an exception with that status. */
        REFUSAL,
        RESULT;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @JsonCreator
        static Aspect of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    static Difference of(Aspect aspect, String member, String expected, String actual) {
        return new Difference(aspect, -1, member, expected, actual, null, null);
    }

    static Difference thrown(Aspect aspect, String expected, Throwable thrown) {
        String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return new Difference(aspect, -1, "", expected, thrown.getClass().getSimpleName() + message, null, thrown);
    }

    /** Simple names of the exception's class and those above it. */
    List<String> thrownNames() {
        List<String> names = new ArrayList<>();
        for (Class<?> c = thrown == null ? null : thrown.getClass(); c != null; c = c.getSuperclass()) {
            names.add(c.getSimpleName());
        }
        return names;
    }

    /** Shows it on one line. */
    @Override
    public String toString() {
        String where = request < 0 ? "" : " of request " + (request + 1);
        String what = member.isEmpty() ? "" : " " + member;
        return oneLine(aspect.word() + what + where + ": Python " + expected + ", Java " + actual);
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 400 ? line : line.substring(0, 400) + "...";
    }
}
