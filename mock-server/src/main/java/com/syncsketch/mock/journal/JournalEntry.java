package com.syncsketch.mock.journal;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An exchange: a request and what became of it. Immutable.
 *
 * @param number the position in the order of arrival, from 1
 * @param time when it arrived, by the clock of the mock server
 * @param operation its id in the contract, the name of an operation of the storage, or {@code (none)}
 * @param part the number of the part of an upload, if it has one
 * @param request the request
 * @param reply the answer, or null if there was none
 * @param problems what was wrong with the request
 * @param defects what was wrong with the mock server itself, or with the script of faults
 * @param fault what was done to the call by script, as JSON, or null
 * @param outcome how it ended
 */
public record JournalEntry(
        long number,
        Instant time,
        String operation,
        OptionalInt part,
        RecordedRequest request,
        @Nullable RecordedResponse reply,
        List<String> problems,
        List<String> defects,
        @Nullable String fault,
        Outcome outcome) {

    /** Copies the lists. */
    public JournalEntry {
        problems = List.copyOf(problems);
        defects = List.copyOf(defects);
    }

    /**
     * Gives the answer.
     *
     * @return the answer; empty if there was none
     */
    public Optional<RecordedResponse> answer() {
        return Optional.ofNullable(reply);
    }

    /**
     * Gives the status of the answer.
     *
     * @return the status, or 0 if there was no answer
     */
    public int status() {
        return reply == null ? 0 : reply.status();
    }

    /**
     * Gives what was done to the call by script.
     *
     * @return the actions as JSON; empty if the call was left alone
     */
    public Optional<String> appliedFault() {
        return Optional.ofNullable(fault);
    }

    /**
     * Tells where the request had its credentials.
     *
     * @return the place
     */
    public CredentialPlacement usedCredentials() {
        return request.usedCredentials();
    }

    /** Tells whether something failed that was not meant to. */
    boolean isUnexpectedProblem() {
        return !defects.isEmpty() || (fault == null && status() >= 400);
    }

    /** Gives one line, without secrets. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder("#" + number + " " + operation + " " + request + " -> ");
        line.append(reply == null ? outcome : status());
        if (outcome != Outcome.ANSWERED && reply != null) {
            line.append(' ').append(outcome);
        }
        if (fault != null) {
            line.append(" fault ").append(Secrets.mask(fault));
        }
        problems.forEach(
                problem -> line.append(" (").append(Secrets.mask(problem)).append(')'));
        defects.forEach(defect -> line.append(" DEFECT ").append(Secrets.mask(defect)));
        return line.toString();
    }
}
