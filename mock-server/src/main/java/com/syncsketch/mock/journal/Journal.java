package com.syncsketch.mock.journal;

import jakarta.annotation.Nullable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
 * The request journal: the requests that a mock server received, and its responses.
 *
 * <pre>{@code
 * mock.journal().verify("createProject").withJsonBody("{\"name\": \"Show A\"}").once();
 * mock.journal().verifyInOrder("createReview", "startUpload");
 * mock.journal().verifyNoUnexpectedErrors();
 * }</pre>
 *
 * <p>An exchange is recorded before the last byte of its response is sent. The journal keeps the most recent entries only,
 * up to a number and a size in bytes, and the size and hash only of binary bodies and of texts above 64 KiB; {@link #count()} includes entries that are no longer kept.
 * {@code toString}, assertion messages, JSON and HAR files redact keys, tokens and signatures; the components of an entry do
 * not.
 *
 * <p>Thread-safe.
 */
public final class Journal {

    /** The default number of entries that a journal keeps. */
    public static final int DEFAULT_CAPACITY = 1000;

    /** The default size of the entries that a journal keeps, in bytes. */
    public static final long DEFAULT_MAX_SIZE = 16L * 1024 * 1024;

    private final int capacity;
    private final long maxSize;
    private final Consumer<String> requireOperation;
    private final TreeMap<Long, JournalEntry> entries = new TreeMap<>();
    private final Map<String, Long> counts = new HashMap<>();
    private final Deque<String> defects = new ArrayDeque<>();
    private long total;
    private long size;
    private long lastNumber;
    private long lastCleared;
    private long evictedErrors;

    /** The entries that are kept, and the number of all exchanges. */
    record Snapshot(List<JournalEntry> entries, long total) {}

    /**
     * Creates an empty journal with the default size. Called by the mock server.
     *
     * @param capacity the maximum number of entries to keep, 1 or more
     * @param requireOperation a check that throws {@link IllegalArgumentException} for the name of an unknown operation
     * @throws IllegalArgumentException if the capacity is less than 1
     */
    public Journal(int capacity, Consumer<String> requireOperation) {
        this(capacity, DEFAULT_MAX_SIZE, requireOperation);
    }

    /**
     * Creates an empty journal. Called by the mock server.
     *
     * @param capacity the maximum number of entries to keep, 1 or more
     * @param maxSize the approximate maximum size of all entries in bytes, 1 or more; the most recent entry is always kept
     * @param requireOperation a check that throws {@link IllegalArgumentException} for the name of an unknown operation
     * @throws IllegalArgumentException if the capacity or the size is less than 1
     */
    public Journal(int capacity, long maxSize, Consumer<String> requireOperation) {
        if (capacity < 1) {
            throw new IllegalArgumentException("The journal capacity must be at least 1, but is " + capacity);
        }
        if (maxSize < 1) {
            throw new IllegalArgumentException("The journal size must be at least 1, but is " + maxSize);
        }
        this.capacity = capacity;
        this.maxSize = maxSize;
        this.requireOperation = requireOperation;
    }

    /**
     * Adds an entry. Called by the mock server.
     *
     * @param entry the entry, with a number that no other entry has
     */
    public synchronized void add(JournalEntry entry) {
        lastNumber = Math.max(lastNumber, entry.number());
        total++;
        counts.merge(entry.operation(), 1L, Long::sum);
        put(entry);
    }

    /**
     * Replaces the entry with the same number, because the outcome of its exchange has changed. Counts nothing, and has no effect
     * if the journal was cleared after the entry was added. Called by the mock server.
     *
     * @param entry the entry
     */
    public synchronized void replace(JournalEntry entry) {
        JournalEntry previous = entries.remove(entry.number());
        if (previous != null) {
            size -= EntrySize.of(previous);
            put(entry);
        } else if (entry.number() > lastCleared) {
            addDefects(entry);
        }
    }

    private void put(JournalEntry entry) {
        entries.put(entry.number(), entry);
        size += EntrySize.of(entry);
        addDefects(entry);
        while (entries.size() > capacity || (size > maxSize && entries.size() > 1)) {
            JournalEntry oldest = entries.pollFirstEntry().getValue();
            size -= EntrySize.of(oldest);
            evictedErrors += oldest.isUnexpectedError() ? 1 : 0;
        }
    }

    private void addDefects(JournalEntry entry) {
        for (String defect : entry.defects()) {
            String line = "#" + entry.number() + " " + entry.operation() + ": " + defect;
            if (!defects.contains(line)) {
                if (defects.size() == capacity) {
                    defects.removeFirst();
                }
                defects.addLast(line);
            }
        }
    }

    /**
     * Returns the entries.
     *
     * @return the entries that are kept, in the order of arrival
     */
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries.values());
    }

    /**
     * Returns the entries of an operation.
     *
     * @param operation the operation id in the contract, or the name of a storage operation
     * @return the entries that are kept, in the order of arrival
     * @throws IllegalArgumentException if there is no such operation
     */
    public List<JournalEntry> entries(String operation) {
        requireOperation.accept(operation);
        return snapshot(operation).entries();
    }

    /**
     * Returns the number of entries that are kept.
     *
     * @return the number, at most the capacity
     */
    public synchronized int size() {
        return entries.size();
    }

    /**
     * Returns the number of the oldest entry that is kept.
     *
     * @return the number; 0 if there is none
     */
    public synchronized long firstNumber() {
        return entries.isEmpty() ? 0 : entries.firstKey();
    }

    /**
     * Returns the highest number of an entry so far, also of those that are no longer kept.
     *
     * @return the number; 0 if there was none
     */
    public synchronized long lastNumber() {
        return lastNumber;
    }

    /**
     * Returns the number of requests.
     *
     * @return the number, including requests that are no longer kept
     */
    public synchronized long count() {
        return total;
    }

    /**
     * Returns the number of requests for an operation.
     *
     * @param operation the operation id in the contract, or the name of a storage operation
     * @return the number, including requests that are no longer kept
     * @throws IllegalArgumentException if there is no such operation
     */
    public long count(String operation) {
        requireOperation.accept(operation);
        return snapshot(operation).total();
    }

    synchronized Snapshot snapshot(@Nullable String operation) {
        return new Snapshot(
                entries.values().stream()
                        .filter(entry -> operation == null || entry.operation().equals(operation))
                        .toList(),
                operation == null ? total : counts.getOrDefault(operation, 0L));
    }

    /**
     * Returns the defects of the mock server itself: responses that violate the contract, errors in its code, and injected
     * faults that could not be applied. There should be none.
     *
     * @return the most recent defects, one line each
     */
    public synchronized List<String> defects() {
        return List.copyOf(defects);
    }

    /**
     * Starts a verification of the requests for an operation.
     *
     * @param operation the operation id in the contract, or the name of a storage operation
     * @return the verification
     * @throws IllegalArgumentException if there is no such operation
     */
    public Verification verify(String operation) {
        requireOperation.accept(operation);
        return new Verification(this, operation);
    }

    /**
     * Starts a verification of all requests, including requests that match no operation.
     *
     * @return the verification
     */
    public Verification verifyAny() {
        return new Verification(this, null);
    }

    /**
     * Verifies that the operations were requested in this order. Other requests may occur in between.
     *
     * @param operations the names of the operations
     * @throws AssertionError if they were not requested in this order; the message lists the requests that were received
     * @throws IllegalArgumentException if there is no such operation
     */
    public void verifyInOrder(String... operations) {
        List<JournalEntry> received = entries();
        int position = 0;
        for (int i = 0; i < operations.length; i++) {
            String operation = operations[i];
            requireOperation.accept(operation);
            while (position < received.size()
                    && !received.get(position).operation().equals(operation)) {
                position++;
            }
            if (position == received.size()) {
                throw new AssertionError(
                        "Expected requests in this order: " + String.join(", ", operations) + ", but there was no "
                                + operation + (i == 0 ? "" : " after " + operations[i - 1]) + ". Received requests:\n"
                                + JournalTable.of(received, entry -> ""));
            }
            position++;
        }
    }

    /**
     * Verifies that no request failed with a status code of 400 or above, except by an injected fault, and that there are no
     * defects.
     *
     * @throws AssertionError if there is such a request or defect; the message lists them
     */
    public void verifyNoUnexpectedErrors() {
        List<JournalEntry> errors = new ArrayList<>();
        long evicted;
        synchronized (this) {
            entries.values().stream().filter(JournalEntry::isUnexpectedError).forEach(errors::add);
            evicted = evictedErrors;
        }
        if (!errors.isEmpty() || evicted > 0) {
            throw new AssertionError("Unexpected errors: " + (errors.size() + evicted)
                    + (evicted > 0 ? ", of which " + evicted + " are no longer kept" : "") + ":\n"
                    + JournalTable.of(errors, entry -> {
                        List<String> all = new ArrayList<>(entry.problems());
                        entry.defects().forEach(defect -> all.add("defect: " + defect));
                        return Redactor.redact(String.join("; ", all));
                    }));
        }
    }

    /**
     * Returns the entries as JSON, with secrets redacted. Each element of the array is an object with these fields:
     *
     * <ul>
     *   <li>{@code number}, {@code time}, {@code operation}, {@code outcome} and {@code credentials}
     *   <li>{@code part}, if the request is about a part of an upload
     *   <li>{@code request}: {@code method}, {@code target}, {@code headers}, {@code size}, {@code sha256} if there is a
     *       body, and {@code body} if it is a short text
     *   <li>{@code response}, if a response was sent: {@code status}, {@code headers}, {@code size}, {@code sha256} and
     *       {@code body}
     *   <li>{@code problems} and {@code defects}
     *   <li>{@code fault}, if one was applied
     * </ul>
     *
     * @return the entries that are kept, in the order of arrival
     */
    public String toJson() {
        return text(this::writeJson);
    }

    /**
     * Returns the entries of an operation as JSON, in the format of {@link #toJson()}.
     *
     * @param operation the operation id in the contract, or the name of a storage operation
     * @return the entries that are kept, in the order of arrival
     * @throws IllegalArgumentException if there is no such operation
     */
    public String toJson(String operation) {
        return text(out -> writeJson(operation, out));
    }

    /**
     * Writes the entries as JSON, in the format of {@link #toJson()}, one after the other. Takes less memory than {@code toJson}.
     *
     * @param out the stream, which is not closed
     * @throws IOException if the stream cannot be written
     */
    public void writeJson(OutputStream out) throws IOException {
        JournalJson.write(entries(), out);
    }

    /**
     * Writes the entries of an operation as JSON, in the format of {@link #toJson()}, one after the other.
     *
     * @param operation the operation id in the contract, or the name of a storage operation
     * @param out the stream, which is not closed
     * @throws IOException if the stream cannot be written
     * @throws IllegalArgumentException if there is no such operation
     */
    public void writeJson(String operation, OutputStream out) throws IOException {
        JournalJson.write(entries(operation), out);
    }

    /**
     * Writes the entries after a number as JSON, in the format of {@link #toJson()}, one after the other.
     *
     * @param after the number of an entry; 0 for all
     * @param out the stream, which is not closed
     * @throws IOException if the stream cannot be written
     */
    public void writeJson(long after, OutputStream out) throws IOException {
        List<JournalEntry> later;
        synchronized (this) {
            later = List.copyOf(entries.tailMap(after, false).values());
        }
        JournalJson.write(later, out);
    }

    private interface Writing {
        void writeTo(OutputStream out) throws IOException;
    }

    private static String text(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.writeTo(out);
        } catch (IOException e) {
            throw new IllegalStateException("Could not write to memory", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /**
     * Returns the entries in the HTTP Archive (HAR) 1.2 format, with secrets redacted. Times are those of the mock server's
     * clock; durations are not measured and are 0.
     *
     * @return the HAR document
     */
    public String toHar() {
        return text(this::writeHar);
    }

    /**
     * Writes the entries to a HAR file, see {@link #toHar}.
     *
     * @param file the file; replaced if it exists
     * @throws IOException if the file cannot be written
     */
    public void writeHar(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            writeHar(out);
        }
    }

    /**
     * Writes the entries in the HAR format, see {@link #toHar}, one after the other.
     *
     * @param out the stream, which is not closed
     * @throws IOException if the stream cannot be written
     */
    public void writeHar(OutputStream out) throws IOException {
        HarWriter.write(entries(), out);
    }

    /** Removes all entries, counts and defects. */
    public synchronized void clear() {
        lastCleared = lastNumber;
        entries.clear();
        counts.clear();
        defects.clear();
        total = 0;
        size = 0;
        evictedErrors = 0;
    }
}
