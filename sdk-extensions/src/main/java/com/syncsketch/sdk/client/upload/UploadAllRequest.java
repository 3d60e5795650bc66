package com.syncsketch.sdk.client.upload;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Files to be uploaded to a review, each in parts as an item of its own, and how to treat them.
 *
 * <p>Immutable. May be used again; a folder is then looked at again.
 */
public final class UploadAllRequest {

    /** How many files are on their way at the same time, unless set. */
    public static final int USUAL_PARALLEL_FILES = 2;

    private final long reviewId;
    private final List<Path> files;

    @Nullable
    private final Path folder;

    private final Predicate<Path> filter;
    private final int parallelFiles;
    private final boolean stopOnFailure;
    private final BiConsumer<Path, UploadRequest.Builder> settings;

    @Nullable
    private final UploadAllListener listener;

    @Nullable
    private final Path journalFolder;

    private UploadAllRequest(Builder builder) {
        reviewId = builder.reviewId;
        files = builder.files;
        folder = builder.folder;
        filter = builder.filter;
        parallelFiles = builder.parallelFiles;
        stopOnFailure = builder.stopOnFailure;
        settings = builder.settings;
        listener = builder.listener;
        journalFolder = builder.journalFolder;
    }

    /**
     * Starts a request for files that are named one by one.
     *
     * @param reviewId the review that gets the items
     * @param files the files, in the order in which they are begun; one that is named twice is uploaded once. None of them
     *     need exist before its turn comes
     * @return a builder with nothing else set
     */
    public static Builder ofFiles(long reviewId, Collection<Path> files) {
        return new Builder(reviewId, List.copyOf(files), null);
    }

    /**
     * Starts a request for the files of a folder, in the order of their names, character by character. Hidden files and
     * the folders in it are left out; links are followed.
     *
     * @param reviewId the review that gets the items
     * @param folder the folder; it is looked at when the upload starts, not before
     * @return a builder with nothing else set
     */
    public static Builder ofFolder(long reviewId, Path folder) {
        return new Builder(reviewId, List.of(), Objects.requireNonNull(folder, "folder"));
    }

    /**
     * Gives the review that gets the items.
     *
     * @return the review's id
     */
    public long reviewId() {
        return reviewId;
    }

    /**
     * Gives the files that were named one by one.
     *
     * @return the files as they were given, unmodifiable; empty where a folder was given
     */
    public List<Path> files() {
        return files;
    }

    /**
     * Gives the folder.
     *
     * @return the folder as it was given, or null if files were named one by one
     */
    @Nullable
    public Path folder() {
        return folder;
    }

    /**
     * Gives what tells which files of the folder are meant.
     *
     * @return true for a file that is to be uploaded
     */
    public Predicate<Path> filter() {
        return filter;
    }

    /**
     * Gives how many files are on their way at the same time.
     *
     * @return the number of files
     */
    public int parallelFiles() {
        return parallelFiles;
    }

    /**
     * Tells whether no further file is begun once one has failed.
     *
     * @return true if the first failure is the last
     */
    public boolean stopOnFailure() {
        return stopOnFailure;
    }

    /**
     * Gives what sets how each file is treated.
     *
     * @return takes the file and the request for it
     */
    public BiConsumer<Path, UploadRequest.Builder> settings() {
        return settings;
    }

    /**
     * Gives the listener.
     *
     * @return who is told how the uploads go on, or null for nobody
     */
    @Nullable
    public UploadAllListener listener() {
        return listener;
    }

    /**
     * Gives where the journals of the uploads are kept.
     *
     * @return a folder, which need not exist; or null if no journals are kept
     */
    @Nullable
    public Path journalFolder() {
        return journalFolder;
    }

    /** Shows the review, and the folder or how many files there are. */
    @Override
    public String toString() {
        return "UploadAllRequest{reviewId=" + reviewId
                + (folder == null ? ", " + files.size() + " files}" : ", folder=" + folder + "}");
    }

    /** Builds an {@link UploadAllRequest}. Not safe for use by several threads. */
    public static final class Builder {

        private final long reviewId;
        private final List<Path> files;

        @Nullable
        private final Path folder;

        private Predicate<Path> filter = file -> true;
        private int parallelFiles = USUAL_PARALLEL_FILES;
        private boolean stopOnFailure;
        private BiConsumer<Path, UploadRequest.Builder> settings = (file, request) -> {};

        @Nullable
        private UploadAllListener listener;

        @Nullable
        private Path journalFolder;

        private Builder(long reviewId, List<Path> files, @Nullable Path folder) {
            this.reviewId = reviewId;
            this.files = files;
            this.folder = folder;
        }

        /**
         * Takes only those files of the folder whose names match. Whether upper and lower case differ is up to the file
         * system: on Linux they do. Further calls of this method and of {@link #filter} leave out more.
         *
         * @param glob a pattern as {@link java.nio.file.FileSystem#getPathMatcher} has it, such as {@code *.{mov,MOV}}
         * @return this builder
         * @throws IllegalArgumentException if it is no pattern, or files were named one by one
         */
        public Builder glob(String glob) {
            PathMatcher matcher = folder().getFileSystem().getPathMatcher("glob:" + glob);
            return filter(file -> matcher.matches(file.getFileName()));
        }

        /**
         * Takes only those files of the folder that a predicate is true for. What it throws comes out of the call, before
         * anything is sent.
         *
         * @param filter takes the folder's path with the name of the file, on the thread that calls the upload
         * @return this builder
         * @throws IllegalArgumentException if files were named one by one
         */
        public Builder filter(Predicate<Path> filter) {
            folder();
            this.filter = this.filter.and(Objects.requireNonNull(filter, "filter"));
            return this;
        }

        /**
         * Sets how many files are on their way at the same time: {@value #USUAL_PARALLEL_FILES}, unless set. Each has a thread
         * of its own beside those of its parts, of which there are {@link UploadRequest.Builder#parallelism} at a time.
         *
         * @param parallelFiles the number of files, from 1 to 64; with 1 the items are made in the order of the files
         * @return this builder
         * @throws IllegalArgumentException if it is out of these bounds
         */
        public Builder parallelFiles(int parallelFiles) {
            if (parallelFiles < 1 || parallelFiles > 64) {
                throw new IllegalArgumentException(
                        "1 to 64 files can be on their way at the same time, not " + parallelFiles);
            }
            this.parallelFiles = parallelFiles;
            return this;
        }

        /**
         * Sets whether a file that fails is the last one to be begun. Unless set, the others are uploaded all the same. Files
         * that are on their way then go on to their end.
         *
         * @param stopOnFailure true to begin no further file
         * @return this builder
         */
        public Builder stopOnFailure(boolean stopOnFailure) {
            this.stopOnFailure = stopOnFailure;
            return this;
        }

        /**
         * Sets how each file is treated: its name, its media type, the size of its parts and whatever else an upload in parts
         * takes. A listener that is set here is told of its file.
         *
         * @param settings takes the file and the request for it, with nothing else set, when the turn of the file comes; on
         *     the thread that uploads it, so for several files at the same time. What it throws is the failure of that file
         * @return this builder
         */
        public Builder settings(BiConsumer<Path, UploadRequest.Builder> settings) {
            this.settings = Objects.requireNonNull(settings, "settings");
            return this;
        }

        /**
         * Sets who is told how the uploads go on.
         *
         * @param listener the listener
         * @return this builder
         */
        public Builder listener(UploadAllListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Keeps a journal of each upload in a folder, so that the same call goes on after a failure, also in another process:
         * what is unfinished gets the parts that are missing, see {@link UploadRequest.Builder#journal}, and what a former call
         * has uploaded is not uploaded again.
         *
         * <ul>
         *   <li>For each file that has arrived, a small file stays in the folder that names its item. The file then counts as
         *       {@link UploadAllResult.State#UPLOADED_BEFORE} as long as its length, its time of change and samples of its
         *       bytes are the same. What has become of the item since is not asked: to upload everything once more, take
         *       another folder, or delete this one once nothing in it is unfinished.
         *   <li>A file that has changed since it arrived is uploaded once more, as a new item. One that has changed since a
         *       part of it was sent fails with a {@link com.syncsketch.sdk.client.error.ResumeRefusedException}, and its upload
         *       can be given up by {@link com.syncsketch.sdk.client.resource.Uploads#discard}.
         *   <li>The names in the folder come from the name of the file, its path, the review and the service: so one folder
         *       serves for several reviews, and a file that was moved counts as another one. A journal that the
         *       {@link #settings} set for a file takes the place of the one in this folder.
         *   <li>A folder that cannot be written is a {@link com.syncsketch.sdk.client.error.ResumeFileException} for each file;
         *       if that comes at the end of an upload, the same call does not send the file again.
         * </ul>
         *
         * @param journalFolder the folder, which is made if need be; not the one whose files are uploaded
         * @return this builder
         * @throws IllegalArgumentException if it is the one whose files are uploaded
         */
        public Builder journalFolder(Path journalFolder) {
            Path absolute = journalFolder.toAbsolutePath().normalize();
            if (folder != null && absolute.equals(folder.toAbsolutePath().normalize())) {
                throw new IllegalArgumentException("Journals need a folder of their own, as this one is uploaded");
            }
            this.journalFolder = journalFolder;
            return this;
        }

        /**
         * Builds the request.
         *
         * @return an immutable request
         */
        public UploadAllRequest build() {
            return new UploadAllRequest(this);
        }

        private Path folder() {
            if (folder == null) {
                throw new IllegalArgumentException("Files that are named one by one are not filtered; leave them out");
            }
            return folder;
        }
    }
}
