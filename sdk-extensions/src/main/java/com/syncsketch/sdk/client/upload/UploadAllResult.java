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
     * @return an unmodifiable list in the order of the request; see {@link UploadAllRequest#ofFolder} for that of a folder
     */
    public List<Outcome> getOutcomes() {
        return outcomes;
    }

    /**
     * Returns the outcomes of the files that the service has completely: uploaded now or before.
     *
     * @return an unmodifiable list in the order of the request
     */
    public List<Outcome> getSucceeded() {
        return outcomes.stream().filter(Outcome::isSucceeded).toList();
    }

    /**
     * Returns the outcomes with a state.
     *
     * @param state the state
     * @return an unmodifiable list in the order of the request
     */
    public List<Outcome> getOutcomes(State state) {
        return outcomes.stream().filter(outcome -> outcome.state == state).toList();
    }

    /**
     * Returns the outcomes of all other files: those that failed, were not started, or are not certain to be there.
     *
     * @return an unmodifiable list in the order of the request; empty if the service has all files
     */
    public List<Outcome> getFailures() {
        return outcomes.stream().filter(outcome -> !outcome.isSucceeded()).toList();
    }

    /**
     * Returns whether the service has all files, with their metadata.
     *
     * @return true if there are no failures
     */
    public boolean isComplete() {
        return outcomes.stream().allMatch(Outcome::isSucceeded);
    }

    /** Returns the number of files and the number of failures. */
    @Override
    public String toString() {
        return "UploadAllResult{" + outcomes.size() + " files, " + getFailures().size() + " failed}";
    }

    /** The state of a file after the upload. */
    public enum State {
        /** The file was uploaded. */
        UPLOADED(true),
        /** The file was uploaded by completing an upload that an earlier run had left unfinished. */
        RESUMED(true),
        /**
         * The file had been uploaded before, according to the {@linkplain UploadAllRequestBuilder#resumeFolder resume
         * folder}. Nothing was sent.
         */
        ALREADY_UPLOADED(true),
        /**
         * The review already had an item for the file, according to the service; see
         * {@link UploadAllRequestBuilder#skipExisting}. Nothing was sent.
         */
        SKIPPED_EXISTING(true),
        /**
         * The review has an item of the same name, but it is not certain that the item contains the file: its status is not
         * {@code done}, or its size is unknown. Or the file may have arrived as a new version in an earlier run that received no
         * response. Nothing was sent. The failure is an
         * {@link com.syncsketch.sdk.client.error.ExistingItemException}.
         */
        UNCERTAIN(false),
        /**
         * The file may still be written; see {@link UploadAllRequestBuilder#minimumAge}. Nothing was sent. The failure is an
         * {@link com.syncsketch.sdk.client.error.UnstableFileException}.
         */
        STILL_CHANGING(false),
        /**
         * The file was uploaded, but its metadata could not be set. With a resume folder, the next run sends only the
         * metadata. The failure is a {@link com.syncsketch.sdk.client.error.MetadataUpdateException}.
         */
        METADATA_MISSING(false),
        /** The upload failed. */
        FAILED(false),
        /** The upload was not started, because no further files were to be started. */
        NOT_STARTED(false);

        private final boolean succeeded;

        State(boolean succeeded) {
            this.succeeded = succeeded;
        }

        /**
         * Returns whether the service has the file completely.
         *
         * @return true if nothing is missing
         */
        public boolean isSucceeded() {
            return succeeded;
        }
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
         * @param itemId the id of the item that contains the file, or of an uncertain item of the same name; null if there
         *     is none
         * @param item the item, or null if it is not available
         * @param failure the failure, or null if the service has the file
         * @throws IllegalArgumentException if the values do not match the state
         */
        public Outcome(
                Path file,
                State state,
                @Nullable Long itemId,
                @Nullable Item item,
                @Nullable RuntimeException failure) {
            boolean named = state.isSucceeded() || state == State.METADATA_MISSING || state == State.UNCERTAIN;
            boolean itemFits = item == null || state == State.UPLOADED || state == State.RESUMED;
            if (named != (itemId != null) || state.isSucceeded() != (failure == null) || !itemFits) {
                throw new IllegalArgumentException("The item or the failure does not match the state " + state);
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
         * @return the path as it was given; for a folder, the folder resolved with the relative path
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
         * Returns the item that contains the file; for {@link State#UNCERTAIN}, the item of the same name.
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
         * Returns why the file is not complete. For a file that was not started, it may be the failure of another file.
         *
         * @return the failure, or null if the service has the file
         */
        @Nullable
        public RuntimeException getFailure() {
            return failure;
        }

        /**
         * Returns whether the service has the file completely: uploaded now or before.
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
