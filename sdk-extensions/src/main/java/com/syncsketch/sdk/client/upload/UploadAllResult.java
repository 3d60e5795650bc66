package com.syncsketch.sdk.client.upload;

import com.syncsketch.sdk.client.internal.util.Characters;
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
    public List<Outcome> getOutcomes() {
        return outcomes;
    }

    /**
     * Returns the outcomes of the files that were uploaded, now or before.
     *
     * @return an unmodifiable list in the order of the request
     */
    public List<Outcome> getSucceeded() {
        return outcomes.stream().filter(Outcome::isSucceeded).toList();
    }

    /**
     * Returns the outcomes of the files that failed or were not started.
     *
     * @return an unmodifiable list in the order of the request; empty if all files were uploaded
     */
    public List<Outcome> getFailures() {
        return outcomes.stream().filter(outcome -> !outcome.isSucceeded()).toList();
    }

    /**
     * Returns whether all files were uploaded.
     *
     * @return true if there are no failures
     */
    public boolean isComplete() {
        return outcomes.stream().allMatch(Outcome::isSucceeded);
    }

    /**
     * Throws the first failure, if there is one.
     *
     * @return this result
     * @throws com.syncsketch.sdk.client.error.SyncSketchException if an upload failed; an unchecked exception that a
     *     settings callback threw is thrown as it is
     */
    public UploadAllResult orThrow() {
        for (Outcome outcome : outcomes) {
            RuntimeException failure = outcome.getFailure();
            if (failure != null) {
                throw failure;
            }
        }
        return this;
    }

    /** Returns the number of files and the number of failures. */
    @Override
    public String toString() {
        return "UploadAllResult{" + outcomes.size() + " files, " + getFailures().size() + " failed}";
    }

    /** The state of a file after the upload. */
    public enum State {
        /** The file was uploaded. */
        UPLOADED,
        /**
         * The file had been uploaded before, according to the {@linkplain UploadAllRequest.Builder#resumeFolder resume
         * folder}.
         */
        ALREADY_UPLOADED,
        /** The upload failed. */
        FAILED,
        /** The upload was not started, because no further files were to be started. */
        NOT_STARTED
    }

    /** The outcome of one file. Immutable. */
    public static final class Outcome {

        private final Path file;
        private final State state;

        @Nullable
        private final Long itemId;

        @Nullable
        private final Item item;

        @Nullable
        private final RuntimeException failure;

        /**
         * Creates an outcome. The client does this; tests can as well.
         *
         * @param file the file
         * @param state the state
         * @param itemId the item id, or null if the file was not uploaded
         * @param item the item, or null if it is not available
         * @param failure the failure, or null if the file was uploaded
         * @throws IllegalArgumentException if there are both an item and a failure, or neither
         */
        public Outcome(
                Path file,
                State state,
                @Nullable Long itemId,
                @Nullable Item item,
                @Nullable RuntimeException failure) {
            boolean succeeded = state == State.UPLOADED || state == State.ALREADY_UPLOADED;
            boolean itemFits = item == null || state == State.UPLOADED;
            if (succeeded != (itemId != null) || succeeded != (failure == null) || !itemFits) {
                throw new IllegalArgumentException("An outcome has either an item or a failure");
            }
            this.file = Objects.requireNonNull(file, "file");
            this.state = state;
            this.itemId = itemId;
            this.item = item;
            this.failure = failure;
        }

        /**
         * Returns the file.
         *
         * @return the path as it was given; for a folder, the folder resolved with the file name
         */
        public Path getFile() {
            return file;
        }

        /**
         * Returns the state of the file.
         *
         * @return the state
         */
        public State getState() {
            return state;
        }

        /**
         * Returns the item that contains the file.
         *
         * @return the item id, or null if the file was not uploaded
         */
        @Nullable
        public Long getItemId() {
            return itemId;
        }

        /**
         * Returns the item as it was right after the upload.
         *
         * @return the item; null if the file was not uploaded, had been uploaded before, or the item could not be fetched
         */
        @Nullable
        public Item getItem() {
            return item;
        }

        /**
         * Returns why the file was not uploaded. For a file that was not started, it may be the failure of another file.
         *
         * @return the failure, or null if the file was uploaded
         */
        @Nullable
        public RuntimeException getFailure() {
            return failure;
        }

        /**
         * Returns whether the file was uploaded, now or before.
         *
         * @return true if there is no failure
         */
        public boolean isSucceeded() {
            return failure == null;
        }

        /** Returns whether the other object is an outcome with the same values. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Outcome that
                    && file.equals(that.file)
                    && state == that.state
                    && Objects.equals(itemId, that.itemId)
                    && Objects.equals(item, that.item)
                    && Objects.equals(failure, that.failure);
        }

        /** Returns a hash code that is consistent with {@link #equals}. */
        @Override
        public int hashCode() {
            return Objects.hash(file, state, itemId, item, failure);
        }

        /** Returns the file, the state, and the item id or the failure. */
        @Override
        public String toString() {
            return Characters.printable(
                    "Outcome{" + file + ": " + state + ", " + (failure == null ? "item " + itemId : failure) + "}");
        }
    }
}
