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
 * Counts calls that meet conditions. The methods {@code with...} add a condition and give a new object; the others
 * decide, by an {@link AssertionError} whose text lists what did arrive. Immutable.
 */
public final class Verification {

    private final Journal journal;

    @Nullable
    private final String operation;

    private final List<Condition> conditions;

    private record Condition(String text, Predicate<JournalEntry> test) {}

    Verification(Journal journal, @Nullable String operation) {
        this(journal, operation, List.of());
    }

    private Verification(Journal journal, @Nullable String operation, List<Condition> conditions) {
        this.journal = journal;
        this.operation = operation;
        this.conditions = List.copyOf(conditions);
    }

    /**
     * Counts only calls whose body has these members. More members may be there; arrays must have the same elements.
     *
     * @param json what the body must have
     * @return the verification with this condition
     * @throws IllegalArgumentException if it is no JSON
     */
    public Verification withBody(String json) {
        JsonNode wanted;
        try {
            wanted = Json.read(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no JSON: " + e.getOriginalMessage(), e);
        }
        return and(
                "body with " + Secrets.mask(json),
                entry -> parse(entry.request().body().text())
                        .map(body -> contains(body, wanted))
                        .orElse(false));
    }

    /**
     * Counts only calls with a parameter in the query.
     *
     * @param name its name
     * @param value its decoded value
     * @return the verification with this condition
     */
    public Verification withQuery(String name, String value) {
        return and(
                "query " + name + "=" + Secrets.mask(name, value),
                entry -> entry.request().query().getOrDefault(name, List.of()).contains(value));
    }

    /**
     * Counts only calls without a parameter in the query.
     *
     * @param name its name
     * @return the verification with this condition
     */
    public Verification withoutQuery(String name) {
        return and("no query " + name, entry -> !entry.request().query().containsKey(name));
    }

    /**
     * Counts only calls with a header.
     *
     * @param name its name, in any case
     * @param value its value
     * @return the verification with this condition
     */
    public Verification withHeader(String name, String value) {
        return and(
                "header " + name + ": " + Secrets.mask(name, value),
                entry -> entry.request().header(name).map(value::equals).orElse(false));
    }

    /**
     * Counts only calls that had their credentials in a place.
     *
     * @param placement the place
     * @return the verification with this condition
     */
    public Verification withCredentials(CredentialPlacement placement) {
        return and("credentials " + placement, entry -> entry.usedCredentials() == placement);
    }

    /**
     * Counts only calls for a part of an upload.
     *
     * @param number the number of the part
     * @return the verification with this condition
     */
    public Verification withPart(int number) {
        return and("part " + number, entry -> entry.part().orElse(-1) == number);
    }

    /**
     * Counts only calls that were answered with a status.
     *
     * @param status the status, or 0 for no answer
     * @return the verification with this condition
     */
    public Verification withStatus(int status) {
        return and("status " + status, entry -> entry.status() == status);
    }

    /**
     * Counts only calls that meet a condition.
     *
     * @param condition the condition
     * @return the verification with this condition
     */
    public Verification where(Predicate<JournalEntry> condition) {
        return and("the given condition", condition);
    }

    private Verification and(String text, Predicate<JournalEntry> test) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(new Condition(text, test));
        return new Verification(journal, operation, more);
    }

    /**
     * Fails unless there was exactly one such call.
     *
     * @return the call
     */
    public JournalEntry calledOnce() {
        return times(1).get(0);
    }

    /**
     * Fails unless there was this number of such calls.
     *
     * @param count the number
     * @return the calls in the order of arrival, as far as the journal still has them
     */
    public List<JournalEntry> times(long count) {
        return decide("exactly " + calls(count), count, count);
    }

    /** Fails if there was such a call. */
    public void never() {
        decide("no call", 0, 0);
    }

    /**
     * Fails if there were fewer such calls.
     *
     * @param count the smallest number
     * @return the calls in the order of arrival, as far as the journal still has them
     */
    public List<JournalEntry> atLeast(long count) {
        return decide("at least " + calls(count), count, Long.MAX_VALUE);
    }

    /**
     * Fails if there were more such calls.
     *
     * @param count the largest number
     * @return the calls in the order of arrival, as far as the journal still has them
     */
    public List<JournalEntry> atMost(long count) {
        return decide("at most " + calls(count), 0, count);
    }

    private static String calls(long count) {
        return count + (count == 1 ? " call" : " calls");
    }

    private List<JournalEntry> decide(String expected, long least, long most) {
        Journal.View view = journal.view(operation);
        if (!conditions.isEmpty() && view.total() > view.entries().size()) {
            throw new IllegalStateException(
                    "The journal keeps only the last " + view.entries().size() + " of " + view.total()
                            + " calls, so conditions cannot be checked; give it a larger capacity");
        }
        List<JournalEntry> matches = view.entries().stream()
                .filter(entry -> differs(entry).isEmpty())
                .toList();
        long count = conditions.isEmpty() ? view.total() : matches.size();
        if (count < least || count > most) {
            throw new AssertionError(failure(expected, count, view));
        }
        return matches;
    }

    private String failure(String expected, long count, Journal.View view) {
        StringBuilder text = new StringBuilder(operation == null ? "Any operation" : operation);
        text.append(": expected ").append(expected);
        if (!conditions.isEmpty()) {
            text.append(" with ")
                    .append(String.join(
                            " and ", conditions.stream().map(Condition::text).toList()));
        }
        text.append(", but there ").append(count == 1 ? "was 1" : "were " + count);
        if (!conditions.isEmpty()) {
            text.append(" among ").append(view.total());
        }
        if (view.entries().isEmpty()) {
            return text.append(". What arrived at other operations:\n")
                    .append(JournalTable.of(journal.entries(), entry -> ""))
                    .toString();
        }
        return text.append(". What arrived:\n")
                .append(JournalTable.of(
                        view.entries(),
                        entry -> differs(entry)
                                .map(condition -> "not " + condition)
                                .orElse("counted")))
                .toString();
    }

    /** Gives the first condition that a call does not meet. */
    private Optional<String> differs(JournalEntry entry) {
        return conditions.stream()
                .filter(condition -> !condition.test().test(entry))
                .map(Condition::text)
                .findFirst();
    }

    private static Optional<JsonNode> parse(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Json.read(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean contains(JsonNode actual, JsonNode wanted) {
        if (wanted.isObject()) {
            return actual.isObject()
                    && wanted.properties().stream()
                            .allMatch(member -> actual.has(member.getKey())
                                    && contains(actual.path(member.getKey()), member.getValue()));
        }
        if (wanted.isArray()) {
            if (!actual.isArray() || actual.size() != wanted.size()) {
                return false;
            }
            for (int i = 0; i < wanted.size(); i++) {
                if (!contains(actual.path(i), wanted.path(i))) {
                    return false;
                }
            }
            return true;
        }
        if (wanted.isNumber() && actual.isNumber()) {
            return wanted.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        return wanted.equals(actual);
    }
}
