package com.syncsketch.sdk.client.upload;

import com.syncsketch.sdk.model.Item;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The result of uploading several files: one outcome per file.
 *
 * <p>Immutable.
 */
public final class UploadAllResult {

    private final List<Outcome> outcomes;

    /**
     * Creates a result. The client does this; tests can as well.
     *
     * @param outcomes one outcome per file
     */
    public UploadAllResult(List<Outcome> outcomes) {
        this.outcomes = List.copyOf(outcomes);
    }

    /**
     * Returns the outcomes of all files.
     *
     * @return an unmodifiable list in the order of the request; files of a folder are ordered by name
     */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /**
     * Returns the outcomes of the files that were uploaded, now or before.
     *
     * @return an unmodifiable list in the order of the request
     */
    public List<Outcome> done() {
        return outcomes.stream().filter(Outcome::isDone).toList();
    }

    /**
     * Returns the outcomes of the files that failed or were not started.
     *
     * @return an unmodifiable list in the order of the request; empty if all files were uploaded
     */
    public List<Outcome> failures() {
        return outcomes.stream().filter(outcome -> !outcome.isDone()).toList();
    }

    /**
     * Returns whether all files were uploaded.
     *
     * @return true if there are no failures
     */
    public boolean isComplete() {
        return outcomes.stream().allMatch(Outcome::isDone);
    }

    /**
     * Throws the first failure, if there is one.
     *
     * @return this result
     * @throws com.syncsketch.sdk.client.error.SyncSketchException if an upload failed; an exception that a settings callback
     *     threw is thrown as it is
     */
    public UploadAllResult orThrow() {
        for (Outcome outcome : outcomes) {
            RuntimeException failure = outcome.failure();
            if (failure != null) {
                throw failure;
            }
        }
        return this;
    }

    /** Returns the number of files and the number of failures. */
    @Override
    public String toString() {
        return "UploadAllResult{" + outcomes.size() + " files, " + failures().size() + " failed}";
    }

    /** The state of a file after the upload. */
    public enum State {
        /** The file was uploaded. */
        UPLOADED,
        /**
         * The file had been uploaded before, according to the {@linkplain UploadAllRequest.Builder#journalFolder resume
         * folder}.
         */
        ALREADY_UPLOADED,
        /** The upload failed. */
        FAILED,
        /** The upload was not started, because no further files were to be started. */
        NOT_STARTED
    }

    /**
     * What came of one file.
     *
     * @param file the file as it was given; of a folder, the folder's path with the name of the file
     * @param state what came of it
     * @param itemId the item that has the file; null if it has not arrived
     * @param item the item as it was right after the upload; null if the file has not arrived, had arrived before, or if the
     *     item could not be read afterwards
     * @param failure why the file has not arrived; for a file that was not begun, why that is so, which may be the failure
     *     of another one. Null if it has arrived
     */
    public record Outcome(
            Path file,
            State state,
            @Nullable Long itemId,
            @Nullable Item item,
            @Nullable RuntimeException failure) {

        /** Checks that there is an item or a failure, and not both. */
        public Outcome {
            Objects.requireNonNull(file, "file");
            boolean succeeded = state == State.UPLOADED || state == State.ALREADY_UPLOADED;
            boolean itemFits = item == null || state == State.UPLOADED;
            if (succeeded != (itemId != null) || succeeded != (failure == null) || !itemFits) {
                throw new IllegalArgumentException("An outcome has either an item or a failure");
            }
        }

        /**
         * Tells whether the file has arrived.
         *
         * @return true if there is no failure
         */
        public boolean isDone() {
            return failure == null;
        }
    }
}
