package com.syncsketch.mock.fault;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A rule by which calls go wrong. Immutable.
 *
 * @param operation the operation, or {@link Faults#ANY}
 * @param firstCall the number of the first call that it is done to, from 1; calls that do not match are not counted
 * @param lastCall the number of the last call that it is done to; {@link #ALWAYS} if there is none
 * @param part the number of the part of an upload, or null for all
 * @param item the id of an item in the path, or null for all
 * @param review the id of a review in the path, or null for all
 * @param path a regular expression for the whole path, or null for all
 * @param query values that parameters of the query must have
 * @param steps what is done: one step to every call, or several in their order to one call each
 */
public record Fault(
        String operation,
        long firstCall,
        long lastCall,
        @Nullable Integer part,
        @Nullable Long item,
        @Nullable Long review,
        @Nullable String path,
        Map<String, String> query,
        List<Step> steps) {

    /** The {@link #lastCall} of what never ends. */
    public static final long ALWAYS = Long.MAX_VALUE;

    /**
     * Makes a rule.
     *
     * @throws IllegalArgumentException if it makes no sense; the text says why
     */
    public Fault {
        query = Map.copyOf(query);
        steps = List.copyOf(steps);
        if (firstCall < 1 || lastCall < firstCall) {
            throw new IllegalArgumentException("Calls are counted from 1: " + firstCall + " to " + lastCall);
        }
        if (part != null && part < 1) {
            throw new IllegalArgumentException("Parts are counted from 1, not " + part);
        }
        if (path != null) {
            try {
                Pattern.compile(path);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("The path is no regular expression: " + e.getMessage(), e);
            }
        }
        if (steps.size() > 1 && lastCall != ALWAYS && lastCall != firstCall) {
            throw new IllegalArgumentException("Several steps are for one call each; 'first' goes with one step only");
        }
    }

    static Fault on(String operation) {
        return new Fault(operation, 1, ALWAYS, null, null, null, null, Map.of(), List.of());
    }

    Fault calls(long first, long last) {
        return new Fault(operation, first, last, part, item, review, path, query, steps);
    }

    Fault part(int number) {
        return new Fault(operation, firstCall, lastCall, number, item, review, path, query, steps);
    }

    Fault item(long id) {
        return new Fault(operation, firstCall, lastCall, part, id, review, path, query, steps);
    }

    Fault review(long id) {
        return new Fault(operation, firstCall, lastCall, part, item, id, path, query, steps);
    }

    Fault path(String regex) {
        return new Fault(operation, firstCall, lastCall, part, item, review, regex, query, steps);
    }

    Fault query(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new Fault(operation, firstCall, lastCall, part, item, review, path, more, steps);
    }

    Fault step(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new Fault(operation, firstCall, lastCall, part, item, review, path, query, more);
    }

    /**
     * Tells what is done to a call.
     *
     * @param call the number of the call among those that match, from 1
     * @return what is done; {@link Step#NONE} if it is not the turn of this rule
     */
    public Step step(long call) {
        if (call < firstCall || steps.isEmpty()) {
            return Step.NONE;
        }
        if (steps.size() == 1) {
            return call <= lastCall ? steps.get(0) : Step.NONE;
        }
        long index = call - firstCall;
        return index < steps.size() ? steps.get((int) index) : Step.NONE;
    }

    /**
     * Writes the rule as {@link Faults#addJson} reads it.
     *
     * @return an object of JSON
     */
    public String toJson() {
        return FaultJson.write(this);
    }

    /** Gives the rule as JSON. */
    @Override
    public String toString() {
        return toJson();
    }
}
