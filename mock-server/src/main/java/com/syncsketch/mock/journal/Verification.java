package com.syncsketch.mock.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.internal.json.Json;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Verifies how many requests in the journal match a set of conditions. The {@code with...} methods return a new verification
 * with a further condition. The other methods check the number of matching requests, and throw an {@link AssertionError}
 * that lists the requests that were received. Immutable.
 */
public final class Verification {

    private final Journal journal;

    @Nullable
    private final String operation;

    private final List<Condition> conditions;

    private record Condition(String description, Predicate<JournalEntry> test) {}

    Verification(Journal journal, @Nullable String operation) {
        this(journal, operation, List.of());
    }

    private Verification(Journal journal, @Nullable String operation, List<Condition> conditions) {
        this.journal = journal;
        this.operation = operation;
        this.conditions = List.copyOf(conditions);
    }

    /**
     * Matches requests whose JSON body contains these fields. The body may have further fields; arrays must have the same
     * elements in the same order.
     *
     * @param json the expected fields, as JSON
     * @return a verification with this condition
     * @throws IllegalArgumentException if the argument is not valid JSON
     */
    public Verification withJsonBody(String json) {
        JsonNode expected;
        try {
            expected = Json.read(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not valid JSON: " + e.getOriginalMessage(), e);
        }
        return and(
                "body with " + Redactor.redact(json),
                entry -> entry.request()
                        .body()
                        .text()
                        .flatMap(Verification::parse)
                        .map(body -> contains(body, expected))
                        .orElse(false));
    }

    /**
     * Matches requests with a query parameter.
     *
     * @param name the name
     * @param value the decoded value; one of several values if the parameter is repeated
     * @return a verification with this condition
     */
    public Verification withQueryParameter(String name, String value) {
        return and(
                "query parameter " + name + "=" + Redactor.redact(name, value),
                entry -> entry.request().query().getOrDefault(name, List.of()).contains(value));
    }

    /**
     * Matches requests without a query parameter.
     *
     * @param name the name
     * @return a verification with this condition
     */
    public Verification withoutQueryParameter(String name) {
        return and(
                "no query parameter " + name, entry -> !entry.request().query().containsKey(name));
    }

    /**
     * Matches requests with a header.
     *
     * @param name the name, case-insensitive
     * @param value the first value of the header
     * @return a verification with this condition
     */
    public Verification withHeader(String name, String value) {
        return and(
                "header " + name + ": " + Redactor.redact(name, value),
                entry -> entry.request().header(name).map(value::equals).orElse(false));
    }

    /**
     * Matches requests with their credentials in this place.
     *
     * @param placement the place
     * @return a verification with this condition
     */
    public Verification withCredentials(CredentialPlacement placement) {
        return and("credentials " + placement, entry -> entry.credentialPlacement() == placement);
    }

    /**
     * Matches requests for a part of an upload.
     *
     * @param number the part number, starting at 1
     * @return a verification with this condition
     */
    public Verification withPart(int number) {
        return and("part " + number, entry -> entry.part().orElse(-1) == number);
    }

    /**
     * Matches requests whose response had this status code.
     *
     * @param status the status code, or 0 for no response
     * @return a verification with this condition
     */
    public Verification withStatus(int status) {
        return and("status " + status, entry -> entry.status() == status);
    }

    /**
     * Matches requests for which a predicate is true.
     *
     * @param condition the predicate
     * @return a verification with this condition
     */
    public Verification where(Predicate<JournalEntry> condition) {
        return and("the given predicate", condition);
    }

    private Verification and(String description, Predicate<JournalEntry> test) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(new Condition(description, test));
        return new Verification(journal, operation, more);
    }

    /**
     * Verifies that there was exactly one matching request.
     *
     * @return the request
     * @throws AssertionError if there was none, or more than one
     * @throws IllegalStateException if there are conditions and the journal no longer keeps all requests
     */
    public JournalEntry once() {
        return times(1).get(0);
    }

    /**
     * Verifies the exact number of matching requests.
     *
     * @param count the expected number
     * @return the requests that the journal still keeps, in the order of arrival
     * @throws AssertionError if there was another number
     * @throws IllegalStateException if there are conditions and the journal no longer keeps all requests
     */
    public List<JournalEntry> times(long count) {
        return verify("exactly " + requests(count), count, count);
    }

    /**
     * Verifies that there was no matching request.
     *
     * @throws AssertionError if there was one
     * @throws IllegalStateException if there are conditions and the journal no longer keeps all requests
     */
    public void never() {
        verify("no request", 0, 0);
    }

    /**
     * Verifies the minimum number of matching requests.
     *
     * @param count the minimum
     * @return the requests that the journal still keeps, in the order of arrival
     * @throws AssertionError if there were fewer
     * @throws IllegalStateException if there are conditions and the journal no longer keeps all requests
     */
    public List<JournalEntry> atLeast(long count) {
        return verify("at least " + requests(count), count, Long.MAX_VALUE);
    }

    /**
     * Verifies the maximum number of matching requests.
     *
     * @param count the maximum
     * @return the requests that the journal still keeps, in the order of arrival
     * @throws AssertionError if there were more
     * @throws IllegalStateException if there are conditions and the journal no longer keeps all requests
     */
    public List<JournalEntry> atMost(long count) {
        return verify("at most " + requests(count), 0, count);
    }

    private static String requests(long count) {
        return count + (count == 1 ? " request" : " requests");
    }

    private List<JournalEntry> verify(String expected, long minimum, long maximum) {
        Journal.Snapshot snapshot = journal.snapshot(operation);
        if (!conditions.isEmpty() && snapshot.total() > snapshot.entries().size()) {
            throw new IllegalStateException(
                    "The journal keeps only the last " + snapshot.entries().size() + " of " + snapshot.total()
                            + " requests, so conditions cannot be checked. Increase the journal capacity.");
        }
        List<JournalEntry> matches = snapshot.entries().stream()
                .filter(entry -> firstMismatch(entry).isEmpty())
                .toList();
        long count = conditions.isEmpty() ? snapshot.total() : matches.size();
        if (count < minimum || count > maximum) {
            throw new AssertionError(failure(expected, count, snapshot));
        }
        return matches;
    }

    private String failure(String expected, long count, Journal.Snapshot snapshot) {
        StringBuilder text = new StringBuilder(operation == null ? "Any operation" : operation);
        text.append(": expected ").append(expected);
        if (!conditions.isEmpty()) {
            text.append(" with ")
                    .append(String.join(
                            " and ",
                            conditions.stream().map(Condition::description).toList()));
        }
        text.append(", but there ").append(count == 1 ? "was 1" : "were " + count);
        if (!conditions.isEmpty()) {
            text.append(" among ").append(snapshot.total());
        }
        if (snapshot.entries().isEmpty()) {
            return text.append(". Received requests for other operations:\n")
                    .append(JournalTable.of(journal.entries(), entry -> ""))
                    .toString();
        }
        return text.append(". Received requests:\n")
                .append(JournalTable.of(
                        snapshot.entries(),
                        entry -> firstMismatch(entry)
                                .map(condition -> "not " + condition)
                                .orElse("matched")))
                .toString();
    }

    /** Returns the first condition that an entry does not meet. */
    private Optional<String> firstMismatch(JournalEntry entry) {
        return conditions.stream()
                .filter(condition -> !condition.test().test(entry))
                .map(Condition::description)
                .findFirst();
    }

    private static Optional<JsonNode> parse(String json) {
        try {
            return Optional.of(Json.read(json));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean contains(JsonNode actual, JsonNode expected) {
        if (expected.isObject()) {
            return actual.isObject()
                    && expected.properties().stream()
                            .allMatch(field -> actual.has(field.getKey())
                                    && contains(actual.path(field.getKey()), field.getValue()));
        }
        if (expected.isArray()) {
            if (!actual.isArray() || actual.size() != expected.size()) {
                return false;
            }
            for (int i = 0; i < expected.size(); i++) {
                if (!contains(actual.path(i), expected.path(i))) {
                    return false;
                }
            }
            return true;
        }
        if (expected.isNumber() && actual.isNumber()) {
            return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        return expected.equals(actual);
    }
}
