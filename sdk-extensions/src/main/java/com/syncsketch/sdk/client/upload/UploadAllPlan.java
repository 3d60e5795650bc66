package com.syncsketch.sdk.client.upload;

import com.syncsketch.sdk.client.internal.util.Characters;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What {@code uploadAll} would do with each file at present: the result of a dry run.
 *
 * <p>Immutable.
 */
public final class UploadAllPlan {

    private final List<Entry> entries;

    /**
     * Creates a plan. The client does this; tests can as well.
     *
     * @param entries one entry per file
     */
    public UploadAllPlan(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Returns the entries of all files.
     *
     * @return an unmodifiable list in the order in which the files would be started
     */
    public List<Entry> getEntries() {
        return entries;
    }

    /**
     * Returns the entries of the files that would be sent, completely or in part.
     *
     * @return an unmodifiable list in the same order
     */
    public List<Entry> getFilesToSend() {
        return entries.stream().filter(entry -> entry.outcome == null).toList();
    }

    /**
     * Returns the size of the files that would be sent. An upload that would be resumed counts with the whole file.
     *
     * @return the number of bytes
     */
    public long getBytesToSend() {
        return getFilesToSend().stream().mapToLong(Entry::getSize).sum();
    }

    /** Returns the number of files, and how many would be sent. */
    @Override
    public String toString() {
        return "UploadAllPlan{" + entries.size() + " files, " + getFilesToSend().size() + " to send}";
    }

    /** What would happen with one file. Immutable. */
    public static final class Entry {

        private final Path file;

        @Nullable
        private final String name;

        private final long size;
        private final boolean resume;

        @Nullable
        private final UploadAllResult.Outcome outcome;

        /**
         * Creates an entry. The client does this; tests can as well.
         *
         * @param file the file
         * @param name the name of the item, or null if it could not be determined
         * @param size the size of the file in bytes, or 0 if it is unknown
         * @param resume whether an unfinished upload would be resumed
         * @param outcome the outcome, if nothing would be sent; otherwise null
         */
        public Entry(
                Path file,
                @Nullable String name,
                long size,
                boolean resume,
                @Nullable UploadAllResult.Outcome outcome) {
            this.file = Objects.requireNonNull(file, "file");
            this.name = name;
            this.size = size;
            this.resume = resume;
            this.outcome = outcome;
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
         * Returns the name of the item.
         *
         * @return the name, or null if it could not be determined
         */
        @Nullable
        public String getName() {
            return name;
        }

        /**
         * Returns the size of the file.
         *
         * @return the size in bytes, or 0 if it is unknown
         */
        public long getSize() {
            return size;
        }

        /**
         * Returns whether the file would be sent by resuming an unfinished upload.
         *
         * @return true if there is a resume file
         */
        public boolean isResume() {
            return resume;
        }

        /**
         * Returns the outcome of a file that would not be sent.
         *
         * @return the outcome; null if the file would be sent
         */
        @Nullable
        public UploadAllResult.Outcome getOutcome() {
            return outcome;
        }

        /** Returns the file and what would happen with it. */
        @Override
        public String toString() {
            String action = outcome == null
                    ? (resume ? "resume" : "upload")
                    : outcome.getState().toString();
            return Characters.printable("Entry{" + file + ": " + action + ", " + size + " bytes}");
        }
    }
}
