package com.syncsketch.it.prism;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The violations that Prism found in a request or response. Prism reports them in the header {@code sl-violations}, or only
 * in the body if it rejects a request with a response that the contract does not describe.
 */
public final class Violations {
    /** The name of the header. */
    public static final String HEADER = "sl-violations";

    /** The prefix if Prism truncated the header at about 8 KiB; truncated JSON follows. */
    private static final String TRUNCATED_PREFIX = "Too many violations!";

    private static final String PROBLEM_TYPE = "/prism/errors#";

    private static final Set<String> SIDES = Set.of("request", "response");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One violation.
     *
     * @param location the path, which starts with {@code request} or {@code response}
     * @param severity {@code Error}, {@code Warning}, {@code Information} or {@code Hint}
     * @param code the rule, such as {@code required}; may be empty
     */
    public record Violation(List<String> location, String severity, String code, String message) {
        /** Returns whether the violation is in the request. */
        public boolean inRequest() {
            return !location.isEmpty() && location.get(0).equals("request");
        }

        @Override
        public String toString() {
            return String.join(".", location) + ": " + severity + (code.isEmpty() ? "" : " " + code) + ": " + message;
        }
    }

    private final List<Violation> found;
    private final boolean truncated;

    private Violations(Collection<Violation> found, boolean truncated) {
        this.found = List.copyOf(found);
        this.truncated = truncated;
    }

    /** Reads the violations of a response, including the body if it is a string or a byte array. */
    public static Violations of(HttpResponse<?> response) {
        Object body = response.body();
        return of(
                response.headers().map(),
                body instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(body));
    }

    /** Reads the violations of headers only, which lack those of responses that the contract does not describe. */
    public static Violations of(Map<String, ? extends Collection<String>> headers) {
        return of(headers, "");
    }

    /** Reads the violations of headers, with names in any case, and of any body. */
    public static Violations of(Map<String, ? extends Collection<String>> headers, String body) {
        Set<Violation> found = new LinkedHashSet<>();
        boolean truncated = false;
        List<String> values = headers.entrySet().stream()
                .filter(header -> HEADER.equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .toList();
        for (String value : values) {
            String json = value.strip();
            boolean tooMany = json.startsWith(TRUNCATED_PREFIX);
            truncated |= tooMany;
            read(tooMany ? json.substring(TRUNCATED_PREFIX.length()).strip() : json, tooMany, found);
        }
        readProblem(body, found);
        return new Violations(found, truncated);
    }

    /** Reads the violations of an error response of Prism, which is a problem document. */
    private static void readProblem(String body, Set<Violation> into) {
        if (!body.contains(PROBLEM_TYPE)) {
            return;
        }
        JsonNode problem;
        try {
            problem = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return;
        }
        String type = problem.path("type").asText();
        if (!type.contains(PROBLEM_TYPE)) {
            return;
        }
        if (problem.path("validation").isEmpty()) {
            into.add(new Violation(
                    List.of(problem.path("status").asInt() < 500 ? "request" : "response"),
                    "Error",
                    type.substring(type.indexOf('#') + 1),
                    problem.path("detail").asText(problem.path("title").asText())));
        }
        problem.path("validation").forEach(node -> into.add(violation(node)));
    }

    /** Reads element by element, so that a truncated header yields the complete elements. */
    private static void read(String json, boolean maybeTruncated, Set<Violation> into) {
        try (MappingIterator<JsonNode> elements = JSON.readerFor(JsonNode.class).readValues(json)) {
            while (elements.hasNextValue()) {
                into.add(violation(elements.nextValue()));
            }
        } catch (JsonProcessingException e) {
            if (!maybeTruncated) {
                // An unreadable header must not count as "no violations".
                into.add(new Violation(List.of(HEADER), "Error", "unreadable", json));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Violation violation(JsonNode node) {
        List<String> location = new ArrayList<>();
        node.path("location").forEach(step -> location.add(step.asText()));
        if (location.isEmpty() || !SIDES.contains(location.get(0))) {
            // In an error body, the location is relative to the request.
            location.add(0, "request");
        }
        return new Violation(
                List.copyOf(location),
                node.path("severity").asText("Error"),
                node.path("code").asText(""),
                node.path("message").asText(""));
    }

    /** Returns all violations, or the complete ones of a {@linkplain #isTruncated() truncated} header. */
    public List<Violation> list() {
        return found;
    }

    /** Returns one line per violation. */
    public List<String> lines() {
        List<String> lines =
                new ArrayList<>(found.stream().map(Violation::toString).toList());
        if (truncated) {
            lines.add("... and more: Prism truncated the list");
        }
        return List.copyOf(lines);
    }

    /** Returns whether Prism truncated the list to the size of a header. */
    public boolean isTruncated() {
        return truncated;
    }

    /** Returns whether there are no violations. */
    public boolean isEmpty() {
        return found.isEmpty() && !truncated;
    }

    /** Fails with all violations, one per line, if there are any. */
    public void assertEmpty() {
        if (!isEmpty()) {
            throw new AssertionError("Prism found violations of the contract:\n  " + String.join("\n  ", lines()));
        }
    }

    @Override
    public String toString() {
        return isEmpty() ? "no violations" : String.join("\n", lines());
    }
}
