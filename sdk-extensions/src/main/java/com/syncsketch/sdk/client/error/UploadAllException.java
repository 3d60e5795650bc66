package com.syncsketch.sdk.client.error;

import com.syncsketch.sdk.client.upload.UploadAllResult;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import jakarta.annotation.Nullable;
import java.util.List;

/**
 * Thrown when at least one file of a batch did not arrive. {@link #getResult()} has the outcome of each file, including those
 * that were uploaded. {@link #getCause()} is the first failure.
 */
public final class UploadAllException extends UploadException {

    private static final long serialVersionUID = 1L;

    /** How many failures the message lists. */
    private static final int LISTED = 3;

    @Nullable
    private final transient UploadAllResult result;

    private final boolean allTransient;

    /**
     * Creates an exception.
     *
     * @param result the result, with at least one failure
     * @throws IllegalArgumentException if the result has no failure
     */
    public UploadAllException(UploadAllResult result) {
        super(message(result), null, result.getFailures().get(0).getFailure());
        this.result = result;
        this.allTransient = result.getFailures().stream()
                .allMatch(outcome ->
                        outcome.getFailure() instanceof SyncSketchException failure && failure.isTransient());
    }

    private static String message(UploadAllResult result) {
        List<Outcome> failures = result.getFailures();
        if (failures.isEmpty()) {
            throw new IllegalArgumentException("The result has no failure");
        }
        StringBuilder message = new StringBuilder(
                failures.size() + " of " + result.getOutcomes().size() + " files are not complete: ");
        for (Outcome failure : failures.subList(0, Math.min(LISTED, failures.size()))) {
            message.append(failure.getFile())
                    .append(" (")
                    .append(failure.getState())
                    .append(": ")
                    .append(reason(failure))
                    .append("); ");
        }
        return message
                + (failures.size() > LISTED ? "and " + (failures.size() - LISTED) + " more; " : "")
                + "getResult() has the outcome of each file";
    }

    @Nullable
    private static String reason(Outcome outcome) {
        RuntimeException failure = outcome.getFailure();
        return failure == null ? null : failure.getMessage();
    }

    /**
     * Returns the outcome of each file.
     *
     * @return the result; null after the exception was deserialized
     */
    @Nullable
    public UploadAllResult getResult() {
        return result;
    }

    /**
     * Returns whether the same request may succeed later.
     *
     * @return true if all failures may be temporary
     */
    @Override
    public boolean isTransient() {
        return allTransient;
    }
}
