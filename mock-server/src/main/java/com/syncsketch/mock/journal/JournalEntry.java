package com.syncsketch.mock.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A recorded exchange: a request, its response and how it ended. Immutable.
 *
 * @param number the position in the order of arrival, starting at 1
 * @param time the time of arrival, by the clock of the mock server
 * @param operation the operation id in the contract, the name of a storage operation, or {@code (none)}
 * @param part the part number of the upload; empty if the request is not about a part
 * @param request the request
 * @param response the response; empty if none was sent
 * @param problems what was wrong with the request
 * @param defects what was wrong with the mock server itself, and faults that could not be applied
 * @param fault the actions of the fault that was applied, as JSON; empty if there was none
 * @param outcome how the exchange ended
 */
public record JournalEntry(
        long number,
        Instant time,
        String operation,
        OptionalInt part,
        RecordedRequest request,
        Optional<RecordedResponse> response,
        List<String> problems,
        List<String> defects,
        Optional<String> fault,
        ExchangeOutcome outcome) {

    /** Copies the lists. */
    public JournalEntry {
        problems = List.copyOf(problems);
        defects = List.copyOf(defects);
    }

    /**
     * Returns the status code of the response.
     *
     * @return the status code, or 0 if there was no response
     */
    public int status() {
        return response.map(RecordedResponse::status).orElse(0);
    }

    /**
     * Returns where the request carried its credentials.
     *
     * @return the placement
     */
    public CredentialPlacement credentialPlacement() {
        return request.credentialPlacement();
    }

    /** Returns whether the exchange has a defect, or an error status that no fault caused. */
    boolean isUnexpectedError() {
        return !defects.isEmpty() || (fault.isEmpty() && status() >= 400);
    }

    /** Returns a one-line summary, with secrets redacted. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder("#" + number + " " + operation + " " + request + " -> ");
        line.append(response.isEmpty() ? outcome : status());
        if (outcome != ExchangeOutcome.COMPLETED && response.isPresent()) {
            line.append(' ').append(outcome);
        }
        fault.ifPresent(actions -> line.append(" fault ").append(Redactor.redact(actions)));
        problems.forEach(
                problem -> line.append(" (").append(Redactor.redact(problem)).append(')'));
        defects.forEach(defect -> line.append(" DEFECT ").append(Redactor.redact(defect)));
        return line.toString();
    }
}
