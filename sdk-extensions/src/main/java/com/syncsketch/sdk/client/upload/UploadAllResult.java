package com.syncsketch.sdk.client.upload;

import com.syncsketch.sdk.model.Item;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What came of the uploads of many files, file by file.
 *
 * <p>Immutable.
 */
public final class UploadAllResult {

    private final List<Outcome> outcomes;

    /**
     * Makes a result. The client does; a test that needs one may make its own.
     *
     * @param outcomes one for each file
     */
    public UploadAllResult(List<Outcome> outcomes) {
        this.outcomes = List.copyOf(outcomes);
    }

    /**
     * Gives what came of each file.
     *
     * @return the outcomes, in the order in which the files were given, those of a folder by name; unmodifiable
     */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /**
     * Gives the files that have arrived.
     *
     * @return their outcomes, in the order in which the files were given; unmodifiable
     */
    public List<Outcome> done() {
        return outcomes.stream().filter(Outcome::isDone).toList();
    }

    /**
     * Gives what went wrong: the files that failed, and those that were not begun.
     *
     * @return their outcomes, in the order in which the files were given; unmodifiable, empty if all went well
     */
    public List<Outcome> failures() {
        return outcomes.stream().filter(outcome -> !outcome.isDone()).toList();
    }

    /**
     * Tells whether all went well.
     *
     * @return true if all files have arrived
     */
    public boolean isComplete() {
        return outcomes.stream().allMatch(Outcome::isDone);
    }

    /**
     * Throws the first failure, if there is one; for those who want all or an exception.
     *
     * @return this result
     * @throws com.syncsketch.sdk.client.error.SyncSketchException if an upload failed; other exceptions are about settings
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

    /** Shows how many files there are and how many of them have not arrived. */
    @Override
    public String toString() {
        return "UploadAllResult{" + outcomes.size() + " files, " + failures().size() + " failed}";
    }

    /** What may come of a file. */
    public enum State {
        /** It has arrived. */
        UPLOADED,
        /** It had arrived before the call, as the {@linkplain UploadAllRequest.Builder#journalFolder journal folder} tells. */
        UPLOADED_BEFORE,
        /** Its upload failed. */
        FAILED,
        /** Nothing of it was sent, because no further file was to be begun. */
        NOT_BEGUN
    }

    /**
     * What came of one file.
     *
     * @param file the file as it was given; of a folder, the folder's path with the name of the file
     * @param state what came of it
     * @param itemId the item that has the file; null if it has not arrived
     * @param item the item as it was right after the upload; null if the file has not arrived, had arrived before, or if
     *     the item could not be read afterwards
     * @param failure why the file has not arrived; for a file that was not begun, why that is so, which may be the failure of
     *     another one. Null if it has arrived
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
            boolean done = state == State.UPLOADED || state == State.UPLOADED_BEFORE;
            boolean itemFits = item == null || state == State.UPLOADED;
            if (done != (itemId != null) || done != (failure == null) || !itemFits) {
                throw new IllegalArgumentException("A file has either an item or a failure");
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
