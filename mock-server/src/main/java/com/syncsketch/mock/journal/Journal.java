package com.syncsketch.mock.journal;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What arrived at a mock server, and what became of it.
 *
 * <pre>{@code
 * mock.journal().verify("createProject").withBody("{\"name\": \"Show A\"}").calledOnce();
 * mock.journal().inOrder("createReview", "startUpload");
 * mock.journal().noUnexpectedProblems();
 * }</pre>
 *
 * <p>An exchange is in here before the last byte of its answer is sent. Only the last ones are kept, and of long or
 * binary bodies only size and hash; counts go on. {@code toString}, texts of failures and HAR show no keys, tokens or
 * signatures; the parts of an entry do. Safe for use by several threads.
 */
public final class Journal {

    /** How many exchanges a journal keeps unless told otherwise. */
    public static final int DEFAULT_CAPACITY = 1000;

    private static final long MOST_TEXT = 16L * 1024 * 1024;

    private final int capacity;
    private final Consumer<String> requireOperation;
    private final TreeMap<Long, JournalEntry> entries = new TreeMap<>();
    private final Map<String, Long> counts = new HashMap<>();
    private final Deque<String> defects = new ArrayDeque<>();
    private long total;
    private long text;
    private long lostProblems;

    /** Exchanges that are kept, and how many there were. */
    record View(List<JournalEntry> entries, long total) {}

    /**
     * Makes an empty journal; the server does it.
     *
     * @param capacity how many exchanges are kept, 1 or more
     * @param requireOperation fails with an {@link IllegalArgumentException} for names of operations that there are not
     */
    public Journal(int capacity, Consumer<String> requireOperation) {
        if (capacity < 1) {
            throw new IllegalArgumentException("A journal keeps one exchange or more, not " + capacity);
        }
        this.capacity = capacity;
        this.requireOperation = requireOperation;
    }

    /**
     * Adds an exchange, or puts it into the place of the one with the same number; the server does it.
     *
     * @param entry the exchange
     */
    public synchronized void add(JournalEntry entry) {
        JournalEntry before = entries.put(entry.number(), entry);
        text += length(entry) - (before == null ? 0 : length(before));
        if (before == null) {
            total++;
            counts.merge(entry.operation(), 1L, Long::sum);
        }
        entry.defects().stream()
                .filter(defect -> before == null || !before.defects().contains(defect))
                .forEach(defect -> {
                    if (defects.size() == capacity) {
                        defects.removeFirst();
                    }
                    defects.addLast("#" + entry.number() + " " + entry.operation() + ": " + defect);
                });
        while (entries.size() > capacity || (text > MOST_TEXT && entries.size() > 1)) {
            JournalEntry oldest = entries.pollFirstEntry().getValue();
            text -= length(oldest);
            lostProblems += oldest.isUnexpectedProblem() ? 1 : 0;
        }
    }

    private static long length(JournalEntry entry) {
        return length(entry.request().body())
                + (entry.reply() == null ? 0 : length(entry.reply().body()));
    }

    private static long length(RecordedBody body) {
        return body.text() == null ? 0 : body.text().length();
    }

    /**
     * Lists the exchanges.
     *
     * @return those that are kept, in the order of arrival
     */
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries.values());
    }

    /**
     * Lists the exchanges of an operation.
     *
     * @param operation its id in the contract, or the name of an operation of the storage
     * @return those that are kept, in the order of arrival
     * @throws IllegalArgumentException if there is no such operation
     */
    public List<JournalEntry> entries(String operation) {
        requireOperation.accept(operation);
        return view(operation).entries();
    }

    /**
     * Counts the exchanges.
     *
     * @return how many there were, those that are no longer kept included
     */
    public synchronized long count() {
        return total;
    }

    /**
     * Counts the exchanges of an operation.
     *
     * @param operation its id in the contract, or the name of an operation of the storage
     * @return how many there were, those that are no longer kept included
     * @throws IllegalArgumentException if there is no such operation
     */
    public long count(String operation) {
        requireOperation.accept(operation);
        return view(operation).total();
    }

    synchronized View view(@Nullable String operation) {
        return new View(
                entries.values().stream()
                        .filter(entry -> operation == null || entry.operation().equals(operation))
                        .toList(),
                operation == null ? total : counts.getOrDefault(operation, 0L));
    }

    /**
     * Lists what was wrong with the mock server itself: answers of its own that break the contract, faults of its code,
     * and faults of the script that could not be done to an answer. There should be none.
     *
     * @return the last ones, one line each
     */
    public synchronized List<String> defects() {
        return List.copyOf(defects);
    }

    /**
     * Begins to verify the calls of an operation.
     *
     * @param operation its id in the contract, or the name of an operation of the storage
     * @return the verification
     * @throws IllegalArgumentException if there is no such operation
     */
    public Verification verify(String operation) {
        requireOperation.accept(operation);
        return new Verification(this, operation);
    }

    /**
     * Begins to verify all calls, and requests that went to no operation.
     *
     * @return the verification
     */
    public Verification verifyAny() {
        return new Verification(this, null);
    }

    /**
     * Fails unless operations were called in an order. Other calls may stand between them.
     *
     * @param operations their names
     * @throws AssertionError if the order was another one; the text lists what did arrive
     * @throws IllegalArgumentException if there is no such operation
     */
    public void inOrder(String... operations) {
        List<JournalEntry> arrived = entries();
        int at = 0;
        for (int i = 0; i < operations.length; i++) {
            String operation = operations[i];
            requireOperation.accept(operation);
            while (at < arrived.size() && !arrived.get(at).operation().equals(operation)) {
                at++;
            }
            if (at == arrived.size()) {
                throw new AssertionError("Expected in this order: " + String.join(", ", operations) + "; there was no "
                        + operation + (i == 0 ? "" : " after " + operations[i - 1]) + ". What arrived:\n"
                        + JournalTable.of(arrived, entry -> ""));
            }
            at++;
        }
    }

    /**
     * Fails if a call was answered with 400 or above and no fault by script is the reason, or if there is a defect.
     *
     * @throws AssertionError if there was one; the text lists them
     */
    public void noUnexpectedProblems() {
        List<JournalEntry> problems = new ArrayList<>();
        long lost;
        synchronized (this) {
            entries.values().stream().filter(JournalEntry::isUnexpectedProblem).forEach(problems::add);
            lost = lostProblems;
        }
        if (!problems.isEmpty() || lost > 0) {
            throw new AssertionError("Expected no problems, but there were " + (problems.size() + lost)
                    + (lost > 0 ? ", of which " + lost + " are no longer kept" : "") + ":\n"
                    + JournalTable.of(problems, entry -> {
                        List<String> all = new ArrayList<>(entry.problems());
                        entry.defects().forEach(defect -> all.add("defect: " + defect));
                        return Secrets.mask(String.join("; ", all));
                    }));
        }
    }

    /**
     * Writes the exchanges as JSON, without secrets: an array of objects with {@code number}, {@code time}, {@code operation}, {@code
     * part} if it has one, {@code outcome}, {@code credentials}, {@code request} ({@code method}, {@code target}, {@code headers},
     * {@code size}, {@code sha256}, {@code body} if it is a short text), {@code answer} ({@code status} and the like) if there was one,
     * {@code problems}, {@code defects} and {@code fault} if there was one.
     *
     * @return the JSON of those that are kept, in the order of arrival
     */
    public String toJson() {
        return EntryJson.write(entries());
    }

    /**
     * Writes the exchanges of an operation as JSON, as {@link #toJson()} does.
     *
     * @param operation its id in the contract, or the name of an operation of the storage
     * @return the JSON of those that are kept, in the order of arrival
     * @throws IllegalArgumentException if there is no such operation
     */
    public String toJson(String operation) {
        return EntryJson.write(entries(operation));
    }

    /**
     * Writes the exchanges in the HTTP Archive format 1.2, without secrets. Times are those of the clock of the mock
     * server; durations are not measured and 0.
     *
     * @return a JSON document
     */
    public String toHar() {
        return Har.write(entries());
    }

    /**
     * Writes the exchanges to a file, as {@link #toHar} does.
     *
     * @param file the file; replaced if it exists
     * @throws IOException if it cannot be written
     */
    public void writeHar(Path file) throws IOException {
        Files.writeString(file, toHar(), StandardCharsets.UTF_8);
    }

    /** Forgets everything. */
    public synchronized void clear() {
        entries.clear();
        counts.clear();
        defects.clear();
        total = 0;
        text = 0;
        lostProblems = 0;
    }
}
