package com.syncsketch.mock.internal.pipeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.syncsketch.mock.fault.FaultStep;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.journal.ExchangeOutcome;
import com.syncsketch.mock.journal.Journal;
import com.syncsketch.mock.journal.JournalEntry;
import com.syncsketch.mock.journal.RecordedRequest;
import com.syncsketch.mock.journal.RecordedResponse;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The entry of an exchange in the journal. Not thread-safe. */
final class ExchangeRecord {

    /** The maximum length of a problem or defect, which may repeat a value of any length. */
    private static final int MAX_REASON_LENGTH = 4_000;

    private final Journal journal;
    private final long number;
    private final Instant arrived;
    private final OperationMatch match;
    private final FaultStep step;
    private final Request request;
    private final BodyRecorder requestBody;
    private final List<String> problems = new ArrayList<>();
    private final List<String> defects = new ArrayList<>();

    @Nullable
    private JournalEntry entry;

    /**
     * Creates a record that is not in the journal yet.
     *
     * @param journal the journal
     * @param number the number of the exchange
     * @param arrived the time at which the request arrived
     * @param match the operation of the request
     * @param step the fault that is applied to the exchange
     * @param request the request
     * @param requestBody records the body of the request
     */
    ExchangeRecord(
            Journal journal,
            long number,
            Instant arrived,
            OperationMatch match,
            FaultStep step,
            Request request,
            BodyRecorder requestBody) {
        this.journal = journal;
        this.number = number;
        this.arrived = arrived;
        this.match = match;
        this.step = step;
        this.request = request;
        this.requestBody = requestBody;
    }

    /** Adds a problem of the request. Must be called before {@link #record}. */
    void problem(String reason) {
        problems.add(shorten(reason));
    }

    /** Adds a defect of the mock server. Must be called before {@link #record}. */
    void defect(String reason) {
        defects.add(shorten(reason));
    }

    private static String shorten(String reason) {
        return reason.length() <= MAX_REASON_LENGTH ? reason : reason.substring(0, MAX_REASON_LENGTH) + "...";
    }

    /** Adds the exchange to the journal; from the second call on, changes its entry. */
    void record(@Nullable RecordedResponse response, ExchangeOutcome outcome) {
        boolean isNew = entry == null;
        entry = new JournalEntry(
                number,
                arrived,
                match.operation(),
                match.part(),
                new RecordedRequest(
                        request.method(), request.rawPath(), request.tryQuery(), request.headers(), requestBody.body()),
                Optional.ofNullable(response),
                problems,
                defects,
                step.actions().isEmpty() ? Optional.empty() : Optional.of(faultText()),
                outcome);
        if (isNew) {
            journal.add(entry);
        } else {
            journal.replace(entry);
        }
    }

    /** Returns the fault as JSON, without the body of a response that is too long for the journal. */
    private String faultText() {
        String text = step.toString();
        return text.length() <= BodyRecorder.MAX_TEXT_BYTES
                ? text
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("omitted", "The fault has " + text.length() + " characters")
                        .toString();
    }

    /** Checks whether the exchange has not been recorded yet. */
    boolean isMissing() {
        return entry == null;
    }

    /** Checks whether the exchange has been recorded with an outcome. */
    boolean has(ExchangeOutcome outcome) {
        return entry != null && entry.outcome() == outcome;
    }

    /** Returns the recorded response, or null if there is none. */
    @Nullable
    RecordedResponse response() {
        return entry == null ? null : entry.response().orElse(null);
    }
}
