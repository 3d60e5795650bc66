package com.syncsketch.mock.fault;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The definition of a fault: which requests it applies to, and what it does to them. Immutable.
 *
 * @param operation the operation, or {@link Faults#ANY}
 * @param firstRequest the number of the first request to apply the fault to, starting at 1; only matching requests are
 *     counted
 * @param lastRequest the number of the last request to apply the fault to, or {@link #UNLIMITED}
 * @param part the part number of an upload, or null for all
 * @param item the id of an item in the path, or null for all
 * @param review the id of a review in the path, or null for all
 * @param path a regular expression for the whole path, or null for all
 * @param query the values that query parameters must have
 * @param steps one step, which is applied to every request, or several steps, each of which is applied to one request in
 *     turn
 */
public record Fault(
        String operation,
        long firstRequest,
        long lastRequest,
        @Nullable Integer part,
        @Nullable Long item,
        @Nullable Long review,
        @Nullable String path,
        Map<String, String> query,
        List<FaultStep> steps) {

    /** The {@link #lastRequest} of a fault without a limit. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /**
     * Creates a fault.
     *
     * @throws IllegalArgumentException if the values are not valid; the message explains why
     */
    public Fault {
        query = Map.copyOf(query);
        steps = List.copyOf(steps);
        if (firstRequest < 1 || lastRequest < firstRequest) {
            throw new IllegalArgumentException(
                    "Requests are counted from 1, but the range is " + firstRequest + " to " + lastRequest);
        }
        if (part != null && part < 1) {
            throw new IllegalArgumentException("Part numbers start at 1, but the part is " + part);
        }
        if (path != null) {
            try {
                Pattern.compile(path);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("The path is not a valid regular expression: " + e.getMessage(), e);
            }
        }
        if (steps.size() > 1 && lastRequest != UNLIMITED && lastRequest != firstRequest) {
            throw new IllegalArgumentException(
                    "'first' cannot be combined with several steps, each of which applies to one request");
        }
    }

    static Fault on(String operation) {
        return new Fault(operation, 1, UNLIMITED, null, null, null, null, Map.of(), List.of());
    }

    Fault requests(long first, long last) {
        return new Fault(operation, first, last, part, item, review, path, query, steps);
    }

    Fault part(int number) {
        return new Fault(operation, firstRequest, lastRequest, number, item, review, path, query, steps);
    }

    Fault item(long id) {
        return new Fault(operation, firstRequest, lastRequest, part, id, review, path, query, steps);
    }

    Fault review(long id) {
        return new Fault(operation, firstRequest, lastRequest, part, item, id, path, query, steps);
    }

    Fault path(String regex) {
        return new Fault(operation, firstRequest, lastRequest, part, item, review, regex, query, steps);
    }

    Fault queryParameter(String name, String value) {
        Map<String, String> parameters = new LinkedHashMap<>(query);
        parameters.put(name, value);
        return new Fault(operation, firstRequest, lastRequest, part, item, review, path, parameters, steps);
    }

    Fault step(FaultStep step) {
        List<FaultStep> allSteps = new ArrayList<>(steps);
        allSteps.add(step);
        return new Fault(operation, firstRequest, lastRequest, part, item, review, path, query, allSteps);
    }

    /**
     * Returns the step for a request.
     *
     * @param number the number of the request among the matching ones, starting at 1
     * @return the step; {@link FaultStep#NONE} if the fault does not apply to the request
     */
    public FaultStep step(long number) {
        if (number < firstRequest || steps.isEmpty()) {
            return FaultStep.NONE;
        }
        if (steps.size() == 1) {
            return number <= lastRequest ? steps.get(0) : FaultStep.NONE;
        }
        long index = number - firstRequest;
        return index < steps.size() ? steps.get((int) index) : FaultStep.NONE;
    }

    /**
     * Returns this fault as JSON, in the format of {@link Faults#addJson}.
     *
     * @return a JSON object
     */
    public String toJson() {
        return FaultJson.write(this);
    }

    /** Returns this fault as JSON. */
    @Override
    public String toString() {
        return toJson();
    }
}
