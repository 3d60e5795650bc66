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
 * What Prism found wrong with a request or its answer. It says so in the header {@code sl-violations}, or, where it
 * refuses a request and the contract describes no such refusal, in the body alone.
 */
public final class Violations {
    /** The header's name. */
    public static final String HEADER = "sl-violations";

    /** Prism puts this in front when it cuts the header at about 8 KiB; what follows is JSON without its end. */
    private static final String CUT_PREFIX = "Too many violations!";

    private static final String PROBLEM_TYPE = "/prism/errors#";

    private static final Set<String> SIDES = Set.of("request", "response");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One finding.
     *
     * @param location starts with {@code request} or {@code response}
     * @param severity {@code Error}, {@code Warning}, {@code Information} or {@code Hint}
     * @param code the rule, such as {@code required}; may be empty
     */
    public record Violation(List<String> location, String severity, String code, String message) {
        /** True if the client is to blame. */
        public boolean inRequest() {
            return !location.isEmpty() && location.get(0).equals("request");
        }

        @Override
        public String toString() {
            return String.join(".", location) + ": " + severity + (code.isEmpty() ? "" : " " + code) + ": " + message;
        }
    }

    private final List<Violation> found;
    private final boolean cut;

    private Violations(Collection<Violation> found, boolean cut) {
        this.found = List.copyOf(found);
        this.cut = cut;
    }

    /** From a response of the JDK's client; the body is looked at as well if it is a string or bytes. */
    public static Violations of(HttpResponse<?> response) {
        Object body = response.body();
        return of(
                response.headers().map(),
                body instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(body));
    }

    /** From headers alone: a refusal that the contract does not describe is not seen. */
    public static Violations of(Map<String, ? extends Collection<String>> headers) {
        return of(headers, "");
    }

    /** From headers, where the case of names does not matter, and a body, which may be anything. */
    public static Violations of(Map<String, ? extends Collection<String>> headers, String body) {
        Set<Violation> found = new LinkedHashSet<>();
        boolean cut = false;
        List<String> values = headers.entrySet().stream()
                .filter(header -> HEADER.equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .toList();
        for (String value : values) {
            String json = value.strip();
            boolean tooMany = json.startsWith(CUT_PREFIX);
            cut |= tooMany;
            read(tooMany ? json.substring(CUT_PREFIX.length()).strip() : json, tooMany, found);
        }
        readProblem(body, found);
        return new Violations(found, cut);
    }

    /** Prism's own refusals are problem documents of a type of its own. */
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

    /** Reads element by element, so that a cut header gives all those before the cut. */
    private static void read(String json, boolean mayEndEarly, Set<Violation> into) {
        try (MappingIterator<JsonNode> elements = JSON.readerFor(JsonNode.class).readValues(json)) {
            while (elements.hasNextValue()) {
                into.add(violation(elements.nextValue()));
            }
        } catch (JsonProcessingException e) {
            if (!mayEndEarly) {
                // Whatever it is, it is not "no violations".
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
            // In the body of a refusal the place is relative to the request.
            location.add(0, "request");
        }
        return new Violation(
                List.copyOf(location),
                node.path("severity").asText("Error"),
                node.path("code").asText(""),
                node.path("message").asText(""));
    }

    /** All findings; of a {@linkplain #isCut() cut} header those that were whole. */
    public List<Violation> list() {
        return found;
    }

    /** One readable line per finding. */
    public List<String> lines() {
        List<String> lines =
                new ArrayList<>(found.stream().map(Violation::toString).toList());
        if (cut) {
            lines.add("... and more: Prism cut the list");
        }
        return List.copyOf(lines);
    }

    /** True if Prism had more to say than fits into a header. */
    public boolean isCut() {
        return cut;
    }

    /** True if there is nothing to complain about. */
    public boolean isEmpty() {
        return found.isEmpty() && !cut;
    }

    /** Fails with all findings, one a line. */
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
